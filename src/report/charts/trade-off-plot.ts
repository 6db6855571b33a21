import type { Candidate, CompareResult, Criterion } from '../../result/index.ts';
import type { BlockOf } from '../block.ts';
import { estimateOf, isOnFront, remark } from '../candidates.ts';
import { brief, count, percent } from '../numbers.ts';
import { type TradeOffPoint, tradeOffSpecs } from './trade-off.ts';

/** Two criteria that may pull apart. */
interface Pair {
  readonly x: Criterion;
  readonly y: Criterion;
}

/** The first criterion of quality against each disparity; where there is none, against the other criteria of quality. */
function pairs({ criteria }: CompareResult): readonly Pair[] {
  const [x, ...others] = criteria.filter(({ kind }) => kind === 'quality');
  if (!x) return [];
  const disparities = criteria.filter(({ kind }) => kind === 'disparity');
  return (disparities.length > 0 ? disparities : others).map((y) => ({ x, y }));
}

function pointOf(result: CompareResult, { x, y }: Pair, candidate: Candidate): TradeOffPoint {
  const across = estimateOf(result, candidate, x);
  const up = estimateOf(result, candidate, y);
  return {
    title: candidate.title,
    remark: remark(result, candidate),
    front: isOnFront(result, candidate),
    ...(across.known && up.known ? { at: { x: across, y: up } } : {}),
  };
}

/** The finding in words: who is on the front with which numbers, who is outdone, who could not be drawn. */
function altText({ x, y }: Pair, points: readonly TradeOffPoint[], confidence: number): string {
  const drawn = points.filter(({ at }) => at !== undefined);
  const named = (those: readonly TradeOffPoint[]) =>
    those
      .map(({ title, remark: said, at }) =>
        at ? `${title}${said}, ${x.title} ${brief(at.x)}, ${y.title} ${brief(at.y)}` : `${title}${said}`,
      )
      .join('; ');
  const sentence = (start: string, those: readonly TradeOffPoint[]) =>
    those.length === 0 ? '' : `${start}: ${named(those)}.`;
  return [
    `${x.title} against ${y.title} of ${count(points.length)} candidates, with ${percent(confidence)} intervals.`,
    sentence(
      'Outdone by none',
      drawn.filter(({ front }) => front),
    ),
    sentence(
      'Outdone by another',
      drawn.filter(({ front }) => !front),
    ),
    sentence(
      'Not measured',
      points.filter(({ at }) => at === undefined),
    ),
    'The table below has every number.',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** One drawing for each pair of criteria, without those in which no candidate could be placed. */
export function tradeOffCharts(result: CompareResult): readonly BlockOf<'chart'>[] {
  return pairs(result).flatMap((pair): BlockOf<'chart'>[] => {
    const points = result.candidates.map((candidate) => pointOf(result, pair, candidate));
    if (points.every(({ at }) => at === undefined)) return [];
    return [
      {
        kind: 'chart',
        caption: [`${pair.x.title} against ${pair.y.title}`],
        alt: altText(pair, points, result.confidence),
        note: [
          `Filled diamonds: outdone by no other by any of the criteria. Hollow circles: outdone by another. Bars are ${percent(result.confidence)} intervals.`,
        ],
        ...tradeOffSpecs({ ...pair, points }),
      },
    ];
  });
}
