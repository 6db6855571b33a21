import { Columns } from './parts.ts';

/** What is the same of all who are compared. */
export const Given = Columns(
  'Columns whose values are held equal, such as the stratum or another protected attribute: groups are compared within them, like with like, with `rest` (default) or a named group.',
  1,
);
