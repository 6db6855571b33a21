import { InvalidInput, type Place } from '../../errors.ts';
import type { CellKey } from '../cells.ts';
import type { CubeAttribute, SliceCube } from '../cube.ts';
import { type CellTable, inOrder } from './cell-table.ts';
import { FAULT, SCALE } from './request.ts';

/**
 * The slice cube of binary decisions that a table of cells is.
 * @param stratum name of the attribute that groups are only compared within; it is put last.
 * @throws InvalidInput where rows lack a label, a decision or a score, or one of these or a weight is out of range.
 */
export function toCube(given: CellTable, stratum: string | undefined, place: Place = {}): SliceCube {
  checkCells(given, place);
  const last = ({ name }: { readonly name: string }) => (name === stratum ? 1 : 0);
  const table = inOrder({
    ...given,
    attributes: [...given.attributes].sort((a, b) => last(a) - last(b)),
  });
  const { length, attributes, bins, unit, label, decision, bin, sums } = table;
  const real = (amounts: BigInt64Array, factor: number) =>
    Float64Array.from(amounts, (amount) => (Number(amount) / SCALE) * factor);
  const keys: CellKey[] = [
    { id: 'label', size: 2, codes: label },
    { id: 'decision', size: 2, codes: decision },
    ...(bins > 0 ? [{ id: 'score', size: bins, codes: bin } as const] : []),
  ];
  return {
    task: 'binary',
    attributes: attributes.map(
      ({ name, values }): CubeAttribute => ({ name, values, ...(name === stratum && { control: true }) }),
    ),
    scales: {
      label: { kind: 'code' },
      decision: { kind: 'code' },
      ...(bins > 0 && { score: { kind: 'share', bins } as const }),
    },
    cells: {
      length,
      sizes: attributes.map(({ values }) => values.length),
      codes: attributes.map(({ codes }) => codes),
      keys,
      sums: {
        rows: Float64Array.from(table.rows, Number),
        weight: real(sums.weight, unit),
        weightSquared: real(sums.weightSquared, unit * unit),
        ...(bins > 0 && { squaredError: real(sums.squaredError, unit), score: real(sums.score, unit) }),
      },
    },
  };
}

const FAULTS: readonly {
  readonly of: 'label' | 'decision' | 'bin';
  readonly code: number;
  readonly what: string;
  readonly remedy: string;
}[] = [
  {
    of: 'label',
    code: FAULT.missing,
    what: 'the label is missing',
    remedy: 'Fill it in, or leave the rows out.',
  },
  {
    of: 'label',
    code: FAULT.outOfRange,
    what: 'the label is neither favourable nor unfavourable',
    remedy: 'List each spelling under label.favourable or label.unfavourable.',
  },
  {
    of: 'decision',
    code: FAULT.missing,
    what: 'the decision is missing',
    remedy: 'Fill it in, or leave the rows out.',
  },
  {
    of: 'decision',
    code: FAULT.outOfRange,
    what: 'the decision is neither favourable nor unfavourable',
    remedy: 'List each spelling under decision.favourable or decision.unfavourable.',
  },
  {
    of: 'bin',
    code: FAULT.missing,
    what: 'the score is missing',
    remedy: 'Fill it in, or leave the rows out.',
  },
  {
    of: 'bin',
    code: FAULT.outOfRange,
    what: 'the score is not a number in [0, 1]',
    remedy: 'Scores are probabilities: scale them to [0, 1], or give decisions instead.',
  },
  {
    of: 'bin',
    code: FAULT.weight,
    what: 'the weight is missing, below 0 or far above all others',
    remedy: 'Mend the weights, or leave the weight column out.',
  },
];

function checkCells(table: CellTable, place: Place): void {
  if (table.length === 0) throw new InvalidInput('there are no rows', place, 'Give a table with rows.');
  for (const { of, code, what, remedy } of FAULTS) {
    let rows = 0n;
    for (let cell = 0; cell < table.length; cell++) {
      if (table[of][cell] === code) rows += table.rows[cell] as bigint;
    }
    if (rows > 0n)
      throw new InvalidInput(`${what} in ${rows} ${rows === 1n ? 'row' : 'rows'}`, place, remedy);
  }
}
