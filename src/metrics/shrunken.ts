import type { Shrunken } from '../result/index.ts';
import { isMissing } from '../slices/lattice.ts';
import { betaPrior, shrink } from '../stats/beta-binomial.ts';
import { counted } from './counted.ts';
import type { Metric } from './metric.ts';
import { isKnown, type Reading } from './reading.ts';
import type { Table } from './tables.ts';

/** With fewer groups their scatter cannot be told. */
const FEWEST_GROUPS = 3;

/**
 * Of each group of a grouping its share drawn towards that of all (empirical Bayes): for small groups nearer to the
 * truth on average than what was counted. Undefined where there is no such thing; never judged.
 */
export function shrunken(
  metric: Metric,
  { slices }: Pick<Table, 'slices'>,
  readings: readonly Reading[],
  confidence: number,
): readonly (Shrunken | undefined)[] {
  const told = readings.map((reading, index) =>
    metric.count && isKnown(reading) && !isMissing(slices[index] ?? {})
      ? counted(reading, confidence)
      : undefined,
  );
  const groups = told.filter((group) => group !== undefined);
  const alike = new Set(groups.map(({ count, n }) => count / n)).size < 2;
  if (groups.length < FEWEST_GROUPS || alike) return readings.map(() => undefined);
  const prior = betaPrior(groups);
  return told.map((group) => group && shrink(group, prior, confidence));
}
