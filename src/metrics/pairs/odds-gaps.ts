import { over } from '../../slices/statistics.ts';

/** How far the true and the false positive rate of a group lie above those of its reference, from weights by outcome. */
export function oddsGaps(group: Float64Array, reference: Float64Array): Float64Array | undefined {
  const own = odds(group);
  const other = odds(reference);
  return other && own?.map((rate, index) => rate - (other[index] as number));
}

function odds(weight: Float64Array): Float64Array | undefined {
  const favourable = over(weight, ['tp', 'fn']);
  const unfavourable = over(weight, ['fp', 'tn']);
  if (favourable === 0 || unfavourable === 0) return undefined;
  return Float64Array.of(over(weight, ['tp']) / favourable, over(weight, ['fp']) / unfavourable);
}
