import { InvalidInput } from '../errors.ts';
import { MISSING } from '../result/index.ts';
import { type Cells, eachSum } from './cells.ts';
import { collapse } from './collapse.ts';
import type { CubeAttribute, SliceCube } from './cube.ts';
import { binned, binsOf, joinGrids, type ScoreGrid } from './grid.ts';

/**
 * The cube of the rows of both: cube(A) + cube(B) = cube(A ∪ B).
 * @throws InvalidInput where the cubes tell of different attributes, or only one of them knows scores.
 */
export function merge(a: SliceCube, b: SliceCube): SliceCube {
  const names = ({ attributes }: SliceCube) => attributes.map(({ name }) => name).join(', ');
  if (names(a) !== names(b)) {
    throw new InvalidInput(
      `cubes over different attributes cannot be added: ${names(a)} and ${names(b)}`,
      {},
      'Count both over the same protected attributes, in the same order.',
    );
  }
  if ((a.grid === undefined) !== (b.grid === undefined)) {
    throw new InvalidInput(
      'a cube with scores and one without cannot be added',
      {},
      'Give both scores, or neither.',
    );
  }
  const attributes = a.attributes.map((attribute, index) =>
    joinValues(attribute, b.attributes[index] as CubeAttribute),
  );
  const grid = a.grid && b.grid && joinGrids(a.grid, b.grid);
  const both = joinCells(restated(a, attributes, grid), restated(b, attributes, grid));
  return {
    attributes,
    grid,
    cells: collapse(both),
  };
}

function joinValues({ name, values }: CubeAttribute, other: CubeAttribute): CubeAttribute {
  const all = [...new Set([...values, ...other.values])];
  const order = (value: string) => (value === MISSING ? 1 : 0);
  return { name, values: all.sort((x, y) => order(x) - order(y) || (x < y ? -1 : 1)) };
}

/** A cube's cells in the codes of other attribute values and another grid. */
function restated(cube: SliceCube, attributes: readonly CubeAttribute[], grid: ScoreGrid | undefined): Cells {
  const codes = cube.cells.codes.map((column, index) => {
    const position = new Map((attributes[index] as CubeAttribute).values.map((value, code) => [value, code]));
    const moved = (cube.attributes[index] as CubeAttribute).values.map(
      (value) => position.get(value) as number,
    );
    return column.map((code) => moved[code] as number);
  });
  const sizes = attributes.map(({ values }) => values.length);
  return { ...cube.cells, sizes, codes, bins: binsOf(grid), bin: restatedBins(cube, grid) };
}

function restatedBins({ cells, grid: from }: SliceCube, to: ScoreGrid | undefined): Int32Array {
  if (from?.kind !== 'exact' || to === undefined) return cells.bin;
  const moved = binned(from.values, to);
  return cells.bin.map((bin) => moved[bin] as number);
}

function joinCells(a: Cells, b: Cells): Cells {
  const length = a.length + b.length;
  const joined = (first: ArrayLike<number>, then: ArrayLike<number>) => (_: unknown, cell: number) =>
    (cell < a.length ? first[cell] : then[cell - a.length]) as number;
  return {
    length,
    bins: a.bins,
    sizes: a.sizes,
    codes: a.codes.map((codes, index) =>
      Int32Array.from({ length }, joined(codes, b.codes[index] as Int32Array)),
    ),
    label: Uint8Array.from({ length }, joined(a.label, b.label)),
    decision: Uint8Array.from({ length }, joined(a.decision, b.decision)),
    bin: Int32Array.from({ length }, joined(a.bin, b.bin)),
    sums: eachSum((sum) => Float64Array.from({ length }, joined(a.sums[sum], b.sums[sum]))),
  };
}
