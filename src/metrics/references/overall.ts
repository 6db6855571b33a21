import type { Estimate } from '../../result/index.ts';
import type { LooseInterval } from '../../stats/interval.ts';
import { type Contrast, contrastOf } from '../contrast.ts';
import { boundsOfEveryone } from '../missing-bounds.ts';
import { type KnownReading, limitsOf } from '../reading.ts';
import { between, inherited, pairMethod, settle } from '../settle.ts';
import { expansion, percentiles } from '../spread.ts';
import type { Field, Group, Reference } from './reference.ts';

/** Everyone, the group's own people included. */
export const overall: Reference = {
  needsRests: true,
  bounds: boundsOfEveryone,
  compare: (field) =>
    field.groups.map((group) => ({
      slice: group.slice,
      against: {},
      estimate: compared(group, field),
      contrast: contrasted(group, field),
    })),
};

function compared({ reading, rest }: Group, field: Field): Estimate {
  const { metric, comparison, everyone } = field;
  if (!reading.known) return inherited(reading, reading);
  if (!everyone.known) return inherited(reading, everyone);
  const alone = !rest || (!rest.known && (rest.because === 'no-rows' || metric.count !== undefined));
  if (alone) return { known: false, because: 'one-group', n: reading.n };
  const interval =
    metric.count && rest.known ? diluted(field, reading, rest, everyone) : jointly(field, reading, everyone);
  const value = comparison.of(reading.value, everyone.value);
  return settle(value, interval, reading.n, pairMethod(field));
}

/** From everyone a group stands apart by as much less than from the rest as it is a part of everyone. */
function contrasted({ reading, rest }: Group, field: Field): Contrast | undefined {
  const { everyone } = field;
  if (!reading.known || !rest?.known || !everyone.known) return undefined;
  const apart = contrastOf(field, reading, rest);
  const share = reading.weight / everyone.weight;
  if (!apart || share >= 1) return undefined;
  return { ...apart, reference: everyone.value, rows: apart.rows / (1 - share) ** 2 };
}

/** A proportion of everyone is a mixture of the group's and the rest's, which share no rows. */
function diluted(
  field: Field,
  reading: KnownReading,
  rest: KnownReading,
  everyone: KnownReading,
): LooseInterval {
  const { comparison } = field;
  const share = reading.weight / everyone.weight;
  const { low, high } = between(field, reading, rest);
  return { low: comparison.withEveryone(low, share), high: comparison.withEveryone(high, share) };
}

/** Other metrics from replicates in which both were resampled together; without, as if they shared no rows. */
function jointly(
  { metric, comparison, confidence }: Field,
  reading: KnownReading,
  everyone: KnownReading,
): LooseInterval {
  const own = reading.replicates;
  const all = everyone.replicates;
  const value = comparison.of(reading.value, everyone.value);
  if (!own || !all || value === undefined) {
    return comparison.interval(limitsOf(reading, confidence), limitsOf(everyone, confidence));
  }
  const compared = own.map((each, index) => comparison.of(each, all[index] as number) ?? Number.NaN);
  const numbers = compared.filter((each) => !Number.isNaN(each));
  return percentiles(
    numbers,
    value,
    confidence,
    comparison.range(metric.range),
    expansion(reading.draws, confidence),
  );
}
