import { InvalidInput, type Place } from '../../errors.ts';
import { type Column, quoted } from './column.ts';
import { growing } from './growing.ts';

/** Which values of a column stand for which outcome. */
export interface BinaryOptions {
  readonly column: string;
  readonly favourable: readonly string[];
  /** Without it every other value is unfavourable, and there must be one such spelling only. */
  readonly unfavourable?: readonly string[] | undefined;
}

/** A column of two outcomes: 1 for a favourable value, 0 for an unfavourable one. */
export interface BinaryColumn extends Column<Uint8Array> {
  /** @throws InvalidInput when no row is favourable though the options do not name the unfavourable values. */
  requireFavourable(place: Place): void;
}

export function binaryColumn(
  { column, favourable, unfavourable }: BinaryOptions,
  what: 'label' | 'decision',
): BinaryColumn {
  const meaning = new Map<string, number>();
  for (const value of unfavourable ?? []) meaning.set(value, 0);
  for (const value of favourable) meaning.set(value, 1);
  const bits = growing(Uint8Array);
  const favourables = favourable.map(quoted).join(', ');
  let other: string | undefined;
  let anyFavourable = false;

  const notBinary = (cell: string) => {
    const known = [...(unfavourable ?? (other === undefined ? [] : [other])), ...favourable];
    return {
      what: `the ${what} is not binary: ${quoted(cell)} comes beside ${known.map(quoted).join(', ')}`,
      remedy: `List each spelling under ${what}.favourable or ${what}.unfavourable, or mend the cell.`,
    };
  };

  return {
    name: column,
    push(cell) {
      if (cell === undefined) {
        return { what: `the ${what} is missing`, remedy: 'Fill it in, or leave the row out.' };
      }
      let bit = meaning.get(cell);
      if (bit === undefined) {
        if (unfavourable !== undefined || other !== undefined) return notBinary(cell);
        other = cell;
        meaning.set(cell, 0);
        bit = 0;
      }
      if (bit === 1) anyFavourable = true;
      bits.add(bit);
      return undefined;
    },
    finish: () => bits.toArray(),
    requireFavourable(place) {
      if (anyFavourable || unfavourable !== undefined) return;
      throw new InvalidInput(
        `no row has the favourable ${what} (${favourables}); every row says ${quoted(other ?? '')}`,
        { ...place, column },
        `Name the favourable values under ${what}.favourable; if there really are none, list the others under ${what}.unfavourable.`,
      );
    },
  };
}
