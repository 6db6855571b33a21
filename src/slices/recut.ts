import { cellScores } from './cell-scores.ts';
import type { CellKey } from './cells.ts';
import { collapse } from './collapse.ts';
import type { SliceCube } from './cube.ts';

/** The cube as it would be if decisions were favourable from another score on; undefined where no scores are known. */
export function recut(cube: SliceCube, threshold: number): SliceCube | undefined {
  const decision = decisionsFrom(cube, threshold);
  if (!decision) return undefined;
  const keys = cube.cells.keys.map((key) => (key.id === decision.id ? decision : key));
  return { ...cube, cells: collapse({ ...cube.cells, keys }) };
}

/** Whether every decision is the one that the score and this threshold make. */
export function follows(cube: SliceCube, threshold: number): boolean {
  const decision = decisionsFrom(cube, threshold);
  const given = cube.cells.keys.find(({ id }) => id === 'decision');
  return decision?.codes.every((code, cell) => code === given?.codes[cell]) ?? false;
}

function decisionsFrom(cube: SliceCube, threshold: number) {
  const codes = cellScores(cube)?.map((score) => (score >= threshold ? 1 : 0));
  return codes && ({ id: 'decision', size: 2, codes: Uint8Array.from(codes) } satisfies CellKey);
}
