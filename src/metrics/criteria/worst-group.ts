import type { Estimate } from '../../result/index.ts';
import { simultaneousLevel } from '../../stats/simultaneous.ts';
import { accuracy } from '../accuracy.ts';
import { FEWEST_ROWS } from '../evidence/worst-group.ts';
import { isKnown, type KnownReading, limitsOf } from '../reading.ts';
import type { CriterionKind } from './criterion.ts';

/** The accuracy of the group that is served worst, of all groups that the audit tells apart and are not too small. */
export const worstGroup: CriterionKind = ({ groupings }) => {
  const judged = groupings
    .filter(({ by }) => by.length > 0)
    .map(({ by, slices }) => ({
      by,
      places: slices.flatMap(({ rows, missing }, place) => (rows >= FEWEST_ROWS && !missing ? [place] : [])),
    }))
    .filter(({ places }) => places.length > 0);
  return [
    {
      said: {
        id: 'worst-group-accuracy',
        title: 'Accuracy of the worst group',
        why: `The lowest accuracy of any group of ${FEWEST_ROWS} rows or more.`,
        kind: 'quality',
        better: 'higher',
      },
      metric: accuracy,
      groupings: judged.map(({ by }) => by),
      estimate: (readings, confidence) =>
        lowest(
          judged
            .flatMap(({ by, places }) => {
              const all = readings(by);
              return places.map((place) => all[place]).filter((reading) => reading !== undefined);
            })
            .filter(isKnown),
          confidence,
        ),
    },
  ];
};

/** The lowest of several: between the lowest of all limits that hold together. */
function lowest(readings: readonly KnownReading[], confidence: number): Estimate {
  const [first, ...others] = readings;
  if (!first) return { known: false, because: 'too-few-rows', n: 0 };
  const worst = others.reduce((least, reading) => (reading.value < least.value ? reading : least), first);
  const together = simultaneousLevel(confidence, readings.length);
  const limits = readings.map((reading) => limitsOf(reading, together, 'wilson'));
  return {
    known: true,
    value: worst.value,
    low: Math.min(...limits.map(({ low }) => low)),
    high: Math.min(...limits.map(({ high }) => high)),
    n: worst.n,
    method: 'simultaneous-wilson',
  };
}
