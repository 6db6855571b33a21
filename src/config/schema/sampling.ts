import Type from 'typebox';
import { Column } from './parts.ts';

/** How rows came about. */
export const Sampling = {
  cluster: Type.Optional(
    Column(
      'Column of whom a row is about, where there are several rows about one person: intervals take such rows together, and all serve the same split. Its values are kept nowhere.',
    ),
  ),
  stratum: Type.Optional(
    Column(
      'Column of what people competed for (a requisition, a branch): rates are also compared within it, like with like.',
    ),
  ),
};
