import type { LabelledRows } from '../../../src/mitigations/algorithms/groups.ts';
import type { Matrix } from '../../../src/mitigations/algorithms/matrix.ts';
import { random } from '../../../src/stats/random.ts';

export interface Birds extends LabelledRows {
  readonly inputs: Matrix;
}

/**
 * Birds of two kinds on two backgrounds, after Waterbirds (Sagawa et al. 2020): the bird shows faintly what it is, the
 * background clearly what it itself is, and `alike` of the birds stand before that of their kind. The groups are the backgrounds.
 */
export function birds(rows: number, alike: number, seed: number): Birds {
  const source = random(seed, 'birds');
  const label = new Uint8Array(rows);
  const codes = new Int32Array(rows);
  const values = new Float32Array(3 * rows);
  for (let row = 0; row < rows; row++) {
    const kind = source.below(2);
    const background = source.uniform() < alike ? kind : 1 - kind;
    label[row] = kind;
    codes[row] = background;
    values.set(
      [2 * kind - 1 + 0.9 * source.normal(), 2 * background - 1 + 0.3 * source.normal(), source.normal()],
      3 * row,
    );
  }
  return {
    label,
    weight: new Float64Array(rows).fill(1),
    groups: { codes, names: ['land', 'water'] },
    inputs: { rows, width: 3, values },
  };
}
