import type { Predictions } from './predictions.ts';

/** What differs between the rows of two predictions, in a word; undefined where both are of the same rows. */
export function differenceOfRows(a: Predictions, b: Predictions): string | undefined {
  if (a.rows !== b.rows) return 'number';
  if (!equal(a.label, b.label)) return 'labels';
  if (!equal(a.weight ?? [], b.weight ?? [])) return 'weights';
  const same =
    a.attributes.length === b.attributes.length &&
    a.attributes.every((attribute, index) => {
      const other = b.attributes[index];
      return (
        other?.name === attribute.name &&
        String(other.values) === String(attribute.values) &&
        equal(other.codes, attribute.codes)
      );
    });
  return same ? undefined : 'protected attributes';
}

function equal(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let row = 0; row < a.length; row++) if (a[row] !== b[row]) return false;
  return true;
}
