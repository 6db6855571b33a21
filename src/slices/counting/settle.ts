import { type BinaryOptions, binaryColumn } from '../../data/columns/binary.ts';
import { InvalidInput, type Place } from '../../errors.ts';

/** The outcomes of the rows that were looked at are not two. */
export class UnsettledOutcome extends InvalidInput {}

/**
 * The spellings of two outcomes as a column has them, each on its side; numbers are the same however they are spelled.
 * @param spellings all that occur; undefined where some are missing
 * @throws UnsettledOutcome as a reader of rows would: where a value is missing, on neither side, or none is favourable.
 */
export function settleOutcome(
  options: BinaryOptions,
  spellings: readonly (string | undefined)[],
  what: 'label' | 'decision',
  place: Place,
): BinaryOptions {
  const known = [...options.favourable, ...(options.unfavourable ?? [])];
  const alike = (spelling: string) =>
    known.includes(spelling) ? spelling : (known.find((other) => sameNumber(other, spelling)) ?? spelling);
  const column = binaryColumn(options, what);
  for (const spelling of spellings) {
    const fault = column.push(spelling === undefined || spelling === '' ? undefined : alike(spelling));
    if (fault) throw new UnsettledOutcome(fault.what, { ...place, column: options.column }, fault.remedy);
  }
  const codes = column.finish();
  try {
    column.requireFavourable(place);
  } catch (fault) {
    const { what, place: where, remedy } = fault as InvalidInput;
    throw new UnsettledOutcome(what, where, remedy);
  }
  const side = (code: number) => spellings.filter((_, index) => codes[index] === code) as string[];
  return {
    column: options.column,
    favourable: [...new Set([...options.favourable, ...side(1)])],
    unfavourable: [...new Set([...(options.unfavourable ?? []), ...side(0)])],
  };
}

function sameNumber(a: string, b: string): boolean {
  return a.trim() !== '' && b.trim() !== '' && Number(a) === Number(b);
}

/** The power of two that the heaviest weight is at most: weights are counted as parts of it, whatever their size. */
export function unitFor(heaviest: number): number {
  return heaviest > 0 && Number.isFinite(heaviest) ? 2 ** Math.ceil(Math.log2(heaviest)) : 1;
}
