import { expect, test } from 'vitest';
import { CALIBRATIONS } from '../../../../src/mitigations/algorithms/calibrations.ts';
import { calibrated } from '../../../../src/mitigations/algorithms/isotonic.ts';
import { random } from '../../../../src/stats/random.ts';

const rows = 4000;
const source = random(8, 'scores');
const chance = Float64Array.from({ length: rows }, () => source.uniform());
const label = Uint8Array.from(chance, (own) => (source.uniform() < own ? 1 : 0));
/** A model that scores everybody of the group too low. */
const score = chance.map((own) => own ** 2);
const known = Int32Array.from(label.keys()).filter((row) => row % 2 === 0);
const held = Int32Array.from(label.keys()).filter((row) => row % 2 === 1);

test.each(['isotonic', 'platt'] as const)(
  '%s makes scores mean what they say, on rows not learnt from',
  (method) => {
    const curve = CALIBRATIONS[method](
      known,
      { label, weight: new Float64Array(rows).fill(1), score },
      'all',
    );
    const off = (read: (own: number) => number) =>
      held.reduce((sum, row) => sum + (label[row] as number) - read(score[row] as number), 0) / held.length;
    const deviation = 0.5 / Math.sqrt(held.length);
    expect(off((own) => own)).toBeGreaterThan(5 * deviation);
    expect(Math.abs(off((own) => calibrated(curve, own)))).toBeLessThan(2 * deviation);
  },
);
