import { lookUp } from './look-up.ts';
import { numberTable } from './number-table.ts';
import type { ScaleKind, ShareScale } from './scale.ts';

/** With more distinct shares than this, they are binned. */
export const EXACT_SHARES = 4096;

/** A bin holds its upper edge, the first one also 0. Pairs that fall into one bin count half: with so many bins that moves an AUC by less than 1e-5. */
export const UNIFORM_BINS = 2000;

const UNIFORM: ShareScale = { kind: 'share', bins: UNIFORM_BINS };

export const shares: ScaleKind<ShareScale> = {
  kind: 'share',

  of(values) {
    const distinct = numberTable(EXACT_SHARES);
    for (let row = 0; row < values.length; row++) {
      if (distinct.place(values[row] as number) >= EXACT_SHARES) return UNIFORM;
    }
    return { kind: 'share', bins: distinct.size, values: distinct.values().sort() };
  },

  size: ({ bins }) => bins,

  codes(given, { values, bins }) {
    if (values) return lookUp(given, values);
    const codes = new Int32Array(given.length);
    for (let row = 0; row < given.length; row++) {
      codes[row] = Math.max(0, Math.ceil((given[row] as number) * bins) - 1);
    }
    return codes;
  },

  join(a, b) {
    if (!a.values || !b.values) return UNIFORM;
    return shares.of([...a.values, ...b.values]);
  },

  moved: ({ values, bins }, to) =>
    values ? shares.codes(values, to) : Array.from({ length: bins }, (_, bin) => bin),
};
