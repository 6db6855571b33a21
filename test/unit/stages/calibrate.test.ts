import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { summariseCalibration } from '../../../src/cli/calibration-summary.ts';
import { type Calibration, loadAudit, schemas } from '../../../src/index.ts';
import { calibrateGate } from '../../../src/stages/calibrate/calibrate-gate.ts';
import { dealtAnew, thinned } from '../../../src/stages/calibrate/deal.ts';
import { random } from '../../../src/stats/random.ts';

const sorted = (codes: ArrayLike<number>) => Array.from(codes).sort((a, b) => a - b);

describe('data of which the truth is known', () => {
  const rows = 4000;
  const source = random(2);
  const codes = Int32Array.from({ length: rows }, () => source.below(2));
  const decision = Uint8Array.from({ length: rows }, (_, row) =>
    source.uniform() < (codes[row] ? 0.2 : 0.6) ? 1 : 0,
  );
  const predictions = {
    task: 'binary' as const,
    rows,
    label: decision,
    decision,
    score: undefined,
    weight: undefined,
    attributes: [{ name: 'sex', values: ['F', 'M'], codes }],
    notices: [],
  };
  const rate = (of: ArrayLike<number>, groups: Int32Array, group: number) => {
    const own = Array.from(of).filter((_, row) => groups[row] === group);
    return own.reduce((sum, one) => sum + one, 0) / own.length;
  };

  it('has the same groups and decisions, and nothing that goes together', () => {
    const dealt = dealtAnew(predictions, random(3));
    const groups = dealt.attributes[0]?.codes as Int32Array;
    expect(sorted(groups)).toEqual(sorted(codes));
    expect(Math.abs(rate(decision, groups, 0) - rate(decision, groups, 1))).toBeLessThan(0.06);
  });

  it('has a slice that is as much worse off as was asked for, and nobody else', () => {
    const { decision: kept } = thinned(
      predictions,
      decision,
      { sex: 'F' },
      0.5,
      random(4),
    ) as typeof predictions;
    expect(rate(kept, codes, 0) / rate(decision, codes, 0)).toBeCloseTo(0.5, 1);
    expect(rate(kept, codes, 1)).toBe(rate(decision, codes, 1));
  });
});

describe('the calibration of a gate', () => {
  let found: Calibration;
  const calibrated = async (ratios: readonly number[]) =>
    calibrateGate(await loadAudit('audits/risk.json'), { draws: 20, ratios, asOf: '2026-01-01' });

  beforeAll(async () => {
    found = await calibrated([0.3, 0.95]);
  });

  it('fails no audit without a disparity, and finds one that is large and no small one', () => {
    expect(found.falseFailures.gate).toMatchObject({ value: 0, n: 20 });
    expect(found.falseFailures.gate.high).toBeGreaterThan(0.1);
    const power = (ratio: number) => {
      const all = found.power.filter((one) => one.ratio === ratio && one.rows > 1000);
      return all.reduce((sum, one) => sum + one.found.value, 0) / all.length;
    };
    expect(power(0.3)).toBeGreaterThan(0.9);
    expect(power(0.95)).toBeLessThan(0.2);
  });

  it('is the same again, and is told in words', async () => {
    expect((await calibrated([])).falseFailures).toEqual(found.falseFailures);
    expect(new Ajv({ strict: true }).validate(schemas.calibration, found)).toBe(true);
    const text = summariseCalibration(found);
    expect(text).toContain('it fails 0 % (0 %–16 %) of 20 audits');
    expect(text).toMatch(/a true ratio of 0\.3 is found in \d+ %/);
  });
});
