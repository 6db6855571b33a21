import { collapse } from './collapse.ts';
import type { SliceCube } from './cube.ts';

/** The same cube without the attributes that groups are only compared within. */
export function withoutControls(cube: SliceCube): SliceCube {
  const { attributes, cells } = cube;
  const kept = [...attributes.keys()].filter((index) => !attributes[index]?.control);
  if (kept.length === attributes.length) return cube;
  const take = <T>(of: readonly T[]) => kept.map((index) => of[index] as T);
  return {
    ...cube,
    attributes: take(attributes),
    cells: collapse({ ...cells, sizes: take(cells.sizes), codes: take(cells.codes) }),
  };
}
