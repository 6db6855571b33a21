import { MISSING, type SliceId } from '../result/index.ts';
import { attributeKeys, type Cells } from './cells.ts';
import type { CubeAttribute } from './cube.ts';
import { partition } from './partition.ts';

/** What is told apart: the cells of a cube, or plain rows. */
export interface Grouped {
  readonly attributes: readonly CubeAttribute[];
  readonly cells: Pick<Cells, 'length' | 'codes' | 'sizes'>;
}

/** Everybody, told apart by some attributes; none of the groups is empty and every cell is in exactly one. */
export interface Grouping {
  /** Indices of the attributes, ascending. */
  readonly by: readonly number[];
  /** In ascending order of their values, `(missing)` last. */
  readonly slices: readonly SliceId[];
  /** Index into `slices` of every cell. */
  readonly of: Int32Array;
}

/**
 * All groupings by up to `order` attributes (everyone first, then the single attributes, then pairs, …), and those
 * by the attribute sets of `also`.
 */
export function groupings(
  cube: Grouped,
  order: number,
  also: readonly (readonly number[])[] = [],
): readonly Grouping[] {
  return attributeSets(cube.attributes.length, order, also).map((by) => groupingBy(cube, by));
}

/** Whether a slice holds rows of which an attribute is not known. */
export function isMissing(slice: SliceId): boolean {
  return Object.values(slice).includes(MISSING);
}

function groupingBy({ attributes, cells }: Grouped, by: readonly number[]): Grouping {
  if (by.length === 0) return { by, slices: [{}], of: new Int32Array(cells.length) };
  const { of, first } = partition(
    cells.length,
    attributeKeys(cells).filter((_, index) => by.includes(index)),
  );
  const slices = Array.from(first, (cell): SliceId => {
    const named = by.map((index) => {
      const { name, values } = attributes[index] as CubeAttribute;
      return [name, values[(cells.codes[index] as Int32Array)[cell] as number] as string] as const;
    });
    return Object.fromEntries(named);
  });
  return { by, slices, of };
}

function attributeSets(
  attributes: number,
  order: number,
  also: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const sets: (readonly number[])[] = [[]];
  for (let size = 0; size < Math.min(order, attributes); size++) {
    for (const smaller of sets.filter((set) => set.length === size)) {
      for (let next = (smaller.at(-1) ?? -1) + 1; next < attributes; next++) sets.push([...smaller, next]);
    }
  }
  const known = new Set(sets.map(String));
  for (const set of also) {
    const sorted = [...set].sort((a, b) => a - b);
    if (known.has(String(sorted))) continue;
    known.add(String(sorted));
    sets.push(sorted);
  }
  return sets;
}
