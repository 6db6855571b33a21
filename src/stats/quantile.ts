/**
 * The q-quantile of values in ascending order, linear between neighbours (Hyndman & Fan 1996, type 7).
 * @param sorted at least one value
 * @param q in [0, 1]
 */
export function quantile(sorted: Float64Array, q: number): number {
  const position = q * (sorted.length - 1);
  const below = Math.floor(position);
  const left = sorted[below] as number;
  const right = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return left + (position - below) * (right - left);
}

/**
 * The same quantile of values in any order, which are moved about: quicker than sorting where few quantiles are wanted
 * (Hoare 1961).
 * @param values at least one, no NaN
 */
export function quantileOf(values: Float64Array, q: number): number {
  const position = q * (values.length - 1);
  const below = Math.floor(position);
  const left = select(values, below);
  if (position === below) return left;
  let right = Number.POSITIVE_INFINITY;
  for (let at = below + 1; at < values.length; at++) right = Math.min(right, values[at] as number);
  return left + (position - below) * (right - left);
}

/** The value of a rank: afterwards none before it is larger, none after it smaller. */
function select(values: Float64Array, rank: number): number {
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const pivot = values[(from + to) >> 1] as number;
    let left = from;
    let right = to;
    while (left <= right) {
      while ((values[left] as number) < pivot) left += 1;
      while ((values[right] as number) > pivot) right -= 1;
      if (left > right) break;
      const held = values[left] as number;
      values[left++] = values[right] as number;
      values[right--] = held;
    }
    if (rank <= right) to = right;
    else if (rank >= left) from = left;
    else break;
  }
  return values[rank] as number;
}
