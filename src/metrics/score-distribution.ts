/** Share of the weight up to and with each score bin; undefined where there is no weight. */
export function cumulativeShares(weights: Float64Array): Float64Array | undefined {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return undefined;
  let below = 0;
  return weights.map((weight) => {
    below += weight;
    return below / all;
  });
}

/** Weight of each score bin, whatever the label. */
export function weightByBin(ranks: Float64Array): Float64Array {
  const bins = ranks.length / 2;
  return ranks.subarray(0, bins).map((weight, bin) => weight + (ranks[bins + bin] as number));
}
