import { collapse } from '../collapse.ts';
import type { SliceEngine } from '../cube.ts';
import { eachRow } from '../each-row.ts';

/** Counts predictions that are in memory: every row is a cell of its own, and equal cells are added up. */
export const memory: SliceEngine = {
  id: 'memory',
  title: 'In memory',
  async cube(predictions) {
    const loose = eachRow(predictions);
    return { ...loose, cells: collapse(loose.cells) };
  },
};
