import { InvalidInput } from '../../errors.ts';
import { type CellTable, eachSum, inOrder } from './cell-table.ts';

/**
 * The cells of all the rows of several tables: cells(A) + cells(B) = cells(A ∪ B), in order.
 * @param tables at least one
 * @throws InvalidInput where they tell of different attributes, or of scores in different bins.
 */
export function addUp(tables: readonly CellTable[]): CellTable {
  const [first, ...others] = tables;
  if (!first) throw new Error('no tables to add up');
  for (const other of others) checkAlike(first, other);
  const unit = Math.max(...tables.map((table) => table.unit));
  const all = tables.map((table) => inUnits(table, unit));
  const length = all.reduce((sum, table) => sum + table.length, 0);
  const joined = (of: (table: CellTable) => Int32Array) => {
    const codes = new Int32Array(length);
    let at = 0;
    for (const table of all) {
      codes.set(of(table), at);
      at += table.length;
    }
    return codes;
  };
  const amounts = (of: (table: CellTable) => BigInt64Array) =>
    BigInt64Array.from(all.flatMap((table) => Array.from(of(table))));
  return inOrder({
    length,
    bins: first.bins,
    unit,
    attributes: first.attributes.map(({ name }) => {
      const each = all.map(
        (table) => table.attributes.find((other) => other.name === name) as CellTable['attributes'][number],
      );
      const values = [...new Set(each.flatMap((attribute) => attribute.values))];
      const place = new Map(values.map((value, code) => [value, code]));
      const codes = each.map((attribute) =>
        attribute.codes.map((code) => place.get(attribute.values[code] as string) as number),
      );
      return { name, values, codes: joined((table) => codes[all.indexOf(table)] as Int32Array) };
    }),
    label: joined((table) => table.label),
    decision: joined((table) => table.decision),
    bin: joined((table) => table.bin),
    rows: amounts((table) => table.rows),
    sums: eachSum((sum) => amounts((table) => table.sums[sum])),
  });
}

function checkAlike(a: CellTable, b: CellTable): void {
  const names = ({ attributes }: CellTable) =>
    attributes
      .map(({ name }) => name)
      .sort()
      .join(', ');
  if (names(a) !== names(b)) {
    throw new InvalidInput(
      `cubes over different attributes cannot be added: ${names(a)} and ${names(b)}`,
      {},
      'Count all over the same attributes.',
    );
  }
  if (a.bins !== b.bins) {
    throw new InvalidInput(
      `cubes with scores in ${a.bins} and in ${b.bins} bins cannot be added`,
      {},
      'Count all with the same bins.',
    );
  }
}

/** Sums in parts of a larger unit, rounded to whole numbers; units are powers of two. */
function inUnits(table: CellTable, unit: number): CellTable {
  const bits = BigInt(Math.round(Math.log2(unit / table.unit)));
  if (bits === 0n) return table;
  const shifted = (amounts: BigInt64Array, by: bigint) =>
    amounts.map((amount) => (amount + (1n << (by - 1n))) >> by);
  return {
    ...table,
    unit,
    sums: eachSum((sum) => shifted(table.sums[sum], sum === 'weightSquared' ? 2n * bits : bits)),
  };
}
