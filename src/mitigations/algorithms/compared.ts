import type { LabelledRows } from './groups.ts';
import type { ParityId } from './rates.ts';

/** In which groups rows are compared. */
export interface Compared {
  /** By row: group + groups × stratum; −1 where the row is not compared. Groups are compared within a stratum. */
  readonly codes: Int32Array;
  readonly groups: number;
  readonly strata: number;
}

/** By label, the stratum in which a parity compares people. */
const STRATA: Readonly<Record<ParityId, readonly [number, number]>> = {
  'demographic-parity': [0, 0],
  'equal-opportunity': [-1, 0],
  'predictive-equality': [0, -1],
  'equalised-odds': [0, 1],
};

/** How a parity compares rows by their scores. */
export function compared(
  { label, groups: { codes, names } }: Pick<LabelledRows, 'label' | 'groups'>,
  parity: ParityId,
): Compared {
  const stratum = STRATA[parity];
  return {
    codes: codes.map((code, row) => {
      const own = stratum[label[row] as 0 | 1];
      return own < 0 ? -1 : code + names.length * own;
    }),
    groups: names.length,
    strata: 1 + Math.max(...stratum),
  };
}
