import type { SliceCube } from './cube.ts';

/** Score of every cell: the one that its rows share or, where scores are binned, their mean; undefined where none is known. */
export function cellScores({ scales, cells }: SliceCube): Float64Array | undefined {
  const key = cells.keys.find(({ id }) => id === 'score');
  const scale = scales.score;
  if (!key || scale?.kind !== 'share') return undefined;
  const { values, bins } = scale;
  const { score, weight } = cells.sums;
  return Float64Array.from(key.codes, (code, cell) => {
    if (values) return values[code] as number;
    const heavy = weight[cell] as number;
    return heavy > 0 && score ? (score[cell] as number) / heavy : (code + 1) / bins;
  });
}
