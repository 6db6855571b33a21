import { InvalidInput } from '../errors.ts';
import { MISSING } from '../result/index.ts';
import { type CellKey, type Cells, eachSum } from './cells.ts';
import { collapse } from './collapse.ts';
import type { CubeAttribute, Scales, SliceCube } from './cube.ts';
import { scaleKind } from './scales/index.ts';
import type { Scale } from './scales/scale.ts';

/**
 * The cube of the rows of both: cube(A) + cube(B) = cube(A ∪ B), where no cluster has rows in both.
 * @throws InvalidInput where the cubes tell of different attributes or tasks, or only one of them knows scores or
 *   clusters.
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
  if (a.task !== b.task) {
    throw new InvalidInput(
      `a cube of ${a.task} and one of ${b.task} cannot be added`,
      {},
      'Count predictions of one kind.',
    );
  }
  const keys = ({ cells }: SliceCube) => cells.keys.map(({ id }) => id);
  const lacking = keys(a).find((id) => !keys(b).includes(id)) ?? keys(b).find((id) => !keys(a).includes(id));
  if (lacking !== undefined) {
    throw new InvalidInput(
      `a cube with a ${lacking} of every row and one without cannot be added`,
      {},
      'Give it to both, or to neither.',
    );
  }
  const attributes = a.attributes.map((attribute, index) =>
    joinValues(attribute, b.attributes[index] as CubeAttribute),
  );
  const scales = Object.fromEntries(
    a.cells.keys.map(({ id }) => [id, joinScales(a.scales[id] as Scale, b.scales[id] as Scale)]),
  );
  const both = joinCells(restated(a, attributes, scales), restated(b, attributes, scales));
  return { task: a.task, attributes, scales, cells: collapse(both) };
}

function joinValues({ values, ...said }: CubeAttribute, other: CubeAttribute): CubeAttribute {
  const all = [...new Set([...values, ...other.values])];
  const order = (value: string) => (value === MISSING ? 1 : 0);
  return { ...said, values: all.sort((x, y) => order(x) - order(y) || (x < y ? -1 : 1)) };
}

function joinScales(a: Scale, b: Scale): Scale {
  return scaleKind(a.kind).join(a, b);
}

/** A cube's cells in the codes of other attribute values and other scales. */
function restated(cube: SliceCube, attributes: readonly CubeAttribute[], scales: Scales): Cells {
  const codes = cube.cells.codes.map((column, index) => {
    const position = new Map((attributes[index] as CubeAttribute).values.map((value, code) => [value, code]));
    const moved = (cube.attributes[index] as CubeAttribute).values.map(
      (value) => position.get(value) as number,
    );
    return column.map((code) => moved[code] as number);
  });
  const sizes = attributes.map(({ values }) => values.length);
  const keys = cube.cells.keys.map((key) => restatedKey(key, cube.scales, scales));
  return { ...cube.cells, sizes, codes, keys };
}

function restatedKey({ id, codes }: CellKey, scales: Scales, joined: Scales): CellKey {
  const [from, to] = [scales[id] as Scale, joined[id] as Scale];
  const { moved, size } = scaleKind(from.kind);
  const code = moved(from, to);
  return { id, size: size(to), codes: Int32Array.from(codes, (each) => code[each] as number) };
}

function joinCells(a: Cells, b: Cells): Cells {
  const length = a.length + b.length;
  const joined = (first: ArrayLike<number>, then: ArrayLike<number>) => (_: unknown, cell: number) =>
    (cell < a.length ? first[cell] : then[cell - a.length]) as number;
  const ints = (first: ArrayLike<number>, then: ArrayLike<number>) =>
    Int32Array.from({ length }, joined(first, then));
  return {
    length,
    sizes: a.sizes,
    codes: a.codes.map((codes, index) => ints(codes, b.codes[index] as Int32Array)),
    keys: a.keys.map((key, index) => ({ ...key, codes: ints(key.codes, (b.keys[index] as CellKey).codes) })),
    sums: eachSum(a.sums, (values, sum) =>
      Float64Array.from({ length }, joined(values, b.sums[sum] as Float64Array)),
    ),
  };
}
