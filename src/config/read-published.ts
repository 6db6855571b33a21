import { textColumn } from '../data/columns/text.ts';
import { csvHeader, readCsv } from '../data/sources/csv.ts';
import type { Printed, PublishedRow } from '../disclosure/ll144/reconcile.ts';
import { InvalidInput, type Place } from '../errors.ts';

/** Records count from 1, and the first is the header. */
const FIRST_RECORD = 2;
const NEEDED = ['sex', 'race', 'applicants', 'rate'] as const;
const OPTIONAL = ['selected', 'impact_ratio'] as const;

/**
 * Published tables from one CSV: `sex` and `race` (either empty in the table by the other alone), `applicants`, `rate` and,
 * where they are printed, `selected` and `impact_ratio`. Rates as they are printed, in decimals or with %.
 * @throws InvalidInput, at the cell, where it is none of that.
 */
export async function readPublished(file: string): Promise<readonly PublishedRow[]> {
  const header = await csvHeader(file);
  const missing = NEEDED.find((name) => !header.includes(name));
  if (missing !== undefined) {
    throw new InvalidInput(
      `the table has no column "${missing}"`,
      { file },
      `Columns: ${NEEDED.join(', ')}; ${OPTIONAL.join(', ')} where they are printed.`,
    );
  }
  const names = [...NEEDED, ...OPTIONAL.filter((name) => header.includes(name))];
  const columns = names.map(textColumn);
  const rows = await readCsv(file, { trim: true }, columns);
  const cells = new Map(columns.map((column) => [column.name, column.finish()]));
  return Array.from({ length: rows }, (_, index): PublishedRow => {
    const row = index + FIRST_RECORD;
    const cell = (column: string) => cells.get(column)?.[index] ?? '';
    const at = (column: string): Place => ({ file, row, column });
    const [sex, race] = [cell('sex'), cell('race')];
    if (sex === '' && race === '') {
      throw new InvalidInput('the row has neither sex nor race', { file, row }, 'Name one or both.');
    }
    return {
      row,
      sex,
      race,
      applicants: whole(cell('applicants'), at('applicants')),
      counted: cell('selected') === '' ? undefined : whole(cell('selected'), at('selected')),
      rate: printed(cell('rate'), at('rate')),
      impactRatio:
        cell('impact_ratio') === '' ? undefined : printed(cell('impact_ratio'), at('impact_ratio')),
    };
  });
}

function whole(cell: string, place: Place): number {
  const text = cell.replaceAll(',', '');
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidInput('a number of people is wanted', place, 'Give a whole number.');
}

/** A number as it is printed may be off by half of its last digit. */
function printed(cell: string, place: Place): Printed {
  const match = /^(\d+)(?:\.(\d+))?\s*(%?)$/.exec(cell);
  if (!match) throw new InvalidInput('a rate is wanted', place, 'Give a number such as 0.45 or 45 %.');
  const [, before = '', after = '', percent] = match;
  const unit = percent === '' ? 1 : 0.01;
  return { value: Number(`${before}.${after || '0'}`) * unit, rounding: (0.5 / 10 ** after.length) * unit };
}
