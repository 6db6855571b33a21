import { type CellTable, eachSum } from '../../../src/slices/counting/cell-table.ts';
import type { Row } from './tables.ts';

const SCALE = 2 ** 20;
const fixed = (value: number) => BigInt(Math.floor(value * SCALE + 0.5));

/** What every engine is to find, a row at a time, with nothing of the product but the shape of the answer. */
export function oracle(rows: Iterable<Row>, { bins, threshold, weighted }: Asked): CellTable {
  const all = [...rows];
  const usable = all.map(({ weight }) => weight ?? 0).filter(Number.isFinite);
  const unit = weighted ? 2 ** Math.ceil(Math.log2(Math.max(...usable))) : 1;
  const cells = all.map(({ sex, race, label, score, weight }) => {
    const heavy = weighted ? (weight ?? Number.NaN) / unit : 1;
    const scored = score !== null && score >= 0 && score <= 1;
    const s = scored ? score : 0;
    const y = Number(label);
    const m = heavy >= 0 && heavy <= 1000 ? heavy : 0;
    const given = score === null ? -1 : scored ? Math.max(0, Math.ceil(s * bins) - 1) : -2;
    return {
      group: [sex ?? '(missing)', race ?? '(missing)'],
      label: y,
      decision: s >= threshold ? 1 : 0,
      bin: heavy >= 0 && heavy <= 1000 ? given : -3,
      sums: { weight: m, weightSquared: m * m, squaredError: m * (s - y) * (s - y), score: m * s },
    };
  });
  const values = [0, 1].map((index) => [...new Set(cells.map(({ group }) => group[index] as string))]);
  return {
    length: cells.length,
    attributes: ['sex', 'race'].map((name, index) => ({
      name,
      values: values[index] as string[],
      codes: Int32Array.from(cells, ({ group }) => values[index]?.indexOf(group[index] as string) as number),
    })),
    bins,
    unit,
    label: Int32Array.from(cells, ({ label }) => label),
    decision: Int32Array.from(cells, ({ decision }) => decision),
    bin: Int32Array.from(cells, ({ bin }) => bin),
    rows: new BigInt64Array(cells.length).fill(1n),
    sums: eachSum((sum) => BigInt64Array.from(cells, ({ sums }) => fixed(sums[sum]))),
  };
}

interface Asked {
  readonly bins: number;
  readonly threshold: number;
  readonly weighted: boolean;
}
