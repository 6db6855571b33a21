import { type CellFault, type Column, quoted } from '../../../data/columns/column.ts';
import { textColumn } from '../../../data/columns/text.ts';
import { csvHeader, readCsv } from '../../../data/sources/csv.ts';
import { filesOf, isPattern } from '../../../data/sources/duckdb.ts';
import { InvalidInput } from '../../../errors.ts';
import { addUp } from '../add-up.ts';
import type { CellTable } from '../cell-table.ts';
import type { CellCounter } from '../counter.ts';
import { cellGatherer } from '../gather.ts';
import { CELL_COLUMNS } from '../request.ts';

/** Rows that were counted before, wherever that was: tables of cells, added up. */
export const cells: CellCounter<'cells'> = {
  id: 'cells',
  title: 'Cells that were counted before',
  async count({ file }, { attributes }) {
    const files = isPattern(file) ? await filesOf(file) : [file];
    const tables: CellTable[] = [];
    for (const one of files) tables.push(await readCells(one, attributes));
    return addUp(tables);
  },
};

/**
 * The attributes that a table of cells tells of.
 * @throws InvalidInput where the file is none.
 */
export async function cellAttributes(file: string): Promise<readonly string[]> {
  const [first = file] = isPattern(file) ? await filesOf(file) : [file];
  const header = await csvHeader(first);
  const lacking = CELL_COLUMNS.find((column) => !header.some((name) => isCalled(name, column)));
  if (lacking === undefined)
    return header.filter((name) => !CELL_COLUMNS.some((column) => isCalled(name, column)));
  throw new InvalidInput(
    `this is no table of cells: it has no column ${lacking}`,
    { file: first },
    'Make one with fairgate cube, or by the query that fairgate cube --sql prints.',
  );
}

/** @throws InvalidInput with the file and the row where the file is no table of cells. */
async function readCells(file: string, attributes: readonly string[]): Promise<CellTable> {
  const known = await cellAttributes(file);
  const header = await csvHeader(file);
  const lacking = attributes.find((name) => !known.includes(name));
  if (lacking !== undefined) {
    throw new InvalidInput(
      'the cells do not tell of this attribute',
      { file, column: lacking },
      `They tell of: ${known.join(', ')}.`,
    );
  }
  const groups = attributes.map(textColumn);
  const numbers = CELL_COLUMNS.map((column) =>
    wholeColumn(header.find((name) => isCalled(name, column)) as string),
  );
  const rows = await readCsv(file, {}, [...groups, ...numbers]);
  const columns: readonly (readonly unknown[])[] = [...groups, ...numbers].map((column) => column.finish());
  const gathered = cellGatherer(attributes);
  for (let row = 0; row < rows; row++) gathered.add(columns.map((column) => column[row]));
  return gathered.finish();
}

/** Some warehouses tell names in capitals. */
function isCalled(name: string, column: string): boolean {
  return name.toLowerCase() === column;
}

const WHOLE = /^-?\d{1,19}(\.0+)?$/;
const UNIT = /^\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** Whole numbers of up to 64 bits, as text; the unit may be any power of two. */
function wholeColumn(name: string): Column<string[]> {
  const texts: string[] = [];
  const unit = isCalled(name, 'unit_');
  return {
    name,
    push(cell = ''): CellFault | undefined {
      const text = cell.trim();
      if (!(unit ? UNIT : WHOLE).test(text)) {
        return {
          what: `${quoted(cell)} is not a whole number`,
          remedy: 'Export the cells as the query gives them.',
        };
      }
      texts.push(unit ? text : text.replace(/\..*/, ''));
      return undefined;
    },
    finish: () => texts,
  };
}
