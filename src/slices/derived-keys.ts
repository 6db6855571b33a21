import type { CellSum, KeyId } from '../data/tasks/task.ts';
import type { CellKey, Cells } from './cells.ts';
import { sumByPart } from './partition.ts';

export type DerivedKeyId = 'score-tenth' | 'median-side';

/** A key that follows from another one and from what all cells together say of its values. */
interface DerivedKey {
  readonly id: DerivedKeyId;
  readonly from: KeyId;
  /** The sum of the cells that it looks at beside their weight. */
  readonly sum: CellSum;
  readonly size: number;
  /** Its code for every value of the other key, ascending; from the weight and the sum at that value. */
  codes(weight: Float64Array, sum: Float64Array): Int32Array;
}

/** Equal parts of the range of scores, [0, 1], in which calibration is looked at. */
export const TENTHS = 10;

/** Keeps the noise of a mean of equal scores from lifting them over an edge. */
const ROUNDING = 1e-9;

const DERIVED: readonly DerivedKey[] = [
  {
    id: 'score-tenth',
    from: 'score',
    sum: 'score',
    size: TENTHS,
    codes(weight, score) {
      let tenth = 0;
      return Int32Array.from(weight, (sum, value) => {
        if (sum > 0) tenth = tenthOf((score[value] as number) / sum);
        return tenth;
      });
    },
  },
  {
    id: 'median-side',
    from: 'score',
    sum: 'score',
    size: 2,
    codes(weight) {
      const half = (weight.reduce((sum, each) => sum + each, 0) / 2) * (1 - ROUNDING);
      let upTo = 0;
      return Int32Array.from(weight, (sum) => {
        const above = upTo >= half && upTo > 0;
        upTo += sum;
        return above ? 1 : 0;
      });
    },
  },
];

/** A score on an edge belongs to the tenth below it. */
function tenthOf(score: number): number {
  return Math.min(TENTHS - 1, Math.max(0, Math.ceil(score * TENTHS - ROUNDING) - 1));
}

/** The keys that cells themselves must have for this one to be known. */
export function originOf(id: KeyId | DerivedKeyId): KeyId {
  return DERIVED.find((key) => key.id === id)?.from ?? (id as KeyId);
}

/** A key of the cells, or one that follows from theirs; undefined where they have neither. */
export function keyOf(cells: Pick<Cells, 'keys' | 'sums'>, id: KeyId | DerivedKeyId): CellKey | undefined {
  const own = cells.keys.find((key) => key.id === id);
  if (own) return own;
  const derived = DERIVED.find((key) => key.id === id);
  const base = cells.keys.find((key) => key.id === derived?.from);
  const codes = derived && base && codesOf(derived, base, cells);
  return (
    codes && {
      id: base.id,
      size: derived.size,
      codes: Int32Array.from(base.codes, (code) => codes[code] as number),
    }
  );
}

/** For every value of a key, its codes in each key that follows from it. */
export function derivedFrom(key: CellKey, cells: Pick<Cells, 'sums'>): readonly Int32Array[] {
  return DERIVED.filter(({ from }) => from === key.id).flatMap(
    (derived) => codesOf(derived, key, cells) ?? [],
  );
}

function codesOf(
  { sum, codes }: DerivedKey,
  base: CellKey,
  { sums }: Pick<Cells, 'sums'>,
): Int32Array | undefined {
  const amounts = sums[sum];
  if (!amounts) return undefined;
  const byValue = { of: base.codes, parts: base.size };
  return codes(sumByPart(byValue, sums.weight), sumByPart(byValue, amounts));
}
