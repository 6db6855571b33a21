import { studentShare } from '../../stats/clustered-size.ts';
import { jackknifeVariance } from '../../stats/jackknife.ts';
import { type Scale, type Standardised, standardised, worthOfRows } from '../../stats/within-strata.ts';
import { holdsBoth, type Side, sidesWithout, strataOf } from './sides.ts';

/** The comparison without one batch of clusters. */
export interface Without {
  /** Undefined where it has no meaning. */
  readonly value: number | undefined;
  /** Rows of the batch. */
  readonly rows: number;
}

/** Undefined where the batch has no rows of either side. */
export function withoutBatch(
  whole: readonly Side[],
  batch: readonly Side[],
  scale: Scale,
): Without | undefined {
  const rows = batch.reduce((sum, [group, reference]) => sum + group.rows + reference.rows, 0);
  if (rows === 0) return undefined;
  const shares = standardised(strataOf(sidesWithout(whole, batch)));
  return { value: shares && scale.value(shares), rows };
}

/** As what share of their rows two independent groups would tell as much. */
export interface Worth {
  at(confidence: number): number;
  /** How many times as much chi-squared statistics vary as of independent rows (Rao & Scott 1984). */
  readonly designEffect: number;
}

/**
 * Never more than if all rows were independent, nor less than if those of one cluster were all alike. Between these, how
 * much the comparison moves without each batch of clusters says what they are worth.
 * @param without none where every row is a draw of its own
 */
export function worthWithin(
  sides: readonly Side[],
  shares: Standardised,
  scale: Scale,
  without: readonly Without[],
): Worth {
  const strata = strataOf(sides);
  const unstratified = scale.unstratified(shares);
  const most = worthOfRows(shares, scale.variance(strata, shares), unstratified);
  if (without.length === 0) return { at: () => most, designEffect: 1 };
  const least = most / clusterSize(sides.filter((_, at) => holdsBoth(strata[at] as (typeof strata)[number])));
  const found = fromBatches(without, unstratified) ?? { worth: least, df: 1 };
  const held = (worth: number) => Math.min(most, Math.max(least, worth));
  return {
    at: (confidence) => held(found.worth * studentShare(confidence, found.df)),
    designEffect: most / held(found.worth),
  };
}

function fromBatches(without: readonly Without[], unstratified: number) {
  const values = without.flatMap(({ value }) => value ?? []);
  if (values.length < Math.max(2, without.length)) return undefined;
  const worth = unstratified / jackknifeVariance(values);
  const sum = (of: (rows: number) => number) => without.reduce((all, { rows }) => all + of(rows), 0);
  const df = sum((rows) => rows) ** 2 / sum((rows) => rows * rows) - 1;
  return Number.isNaN(worth) ? undefined : { worth: Math.min(Number.MAX_VALUE, worth), df };
}

/** Mean size of a row's cluster, of the side where it is larger. */
function clusterSize(sides: readonly Side[]): number {
  const means = ([0, 1] as const).map((side) => {
    const sum = (of: (part: Side[0]) => number) => sides.reduce((all, each) => all + of(each[side]), 0);
    return sum(({ clusterRows }) => clusterRows) / sum(({ rows }) => rows);
  });
  return Math.max(...means);
}
