import { describe, expect, test } from 'vitest';
import { measureEvidence, type TestRows } from '../../../../src/metrics/evidence/measure-evidence.ts';
import { ARMS, cellsOf, run, type Trials } from '../../../../src/metrics/evidence/trials.ts';
import { trialsCodec } from '../../../../src/metrics/evidence/trials-codec.ts';
import type { Arm } from '../../../../src/result/index.ts';
import { random } from '../../../../src/stats/random.ts';

const ROWS = 400;
const OPTIONS = { confidence: 0.95, threshold: 0.5, order: 2 };
const source = random(5, 'evidence');
const sex = Int32Array.from({ length: ROWS }, (_, row) => (row < 380 ? row % 2 : 2));
const rows: TestRows = {
  label: Uint8Array.from({ length: ROWS }, () => source.below(2)),
  weight: new Float64Array(ROWS).fill(1),
  attributes: [{ name: 'sex', values: ['F', 'M', '(missing)'], codes: sex }],
};

/** Scores that are right with a skill of the arm, and always wrong for some rows. */
function trials(skill: Record<Arm, number>, wrong: (row: number) => boolean = () => false): Trials {
  const plan = {
    byRows: [50, 100].map((known) => ({ rows: known, steps: 300 })),
    bySteps: [10, 300].map((steps) => ({ rows: 100, steps })),
  };
  const scores = new Map<string, Float64Array>();
  for (const arm of ARMS) {
    for (const repetition of [0, 1, 2]) {
      for (const cell of cellsOf(plan)) {
        const score = Float64Array.from(rows.label, (label, row) => {
          const side = (label === 1) === wrong(row) ? -1 : 1;
          return 1 / (1 + Math.exp(-(side * skill[arm] + source.normal())));
        });
        scores.set(run(arm, repetition, cell), score);
      }
    }
  }
  const test = Int32Array.from({ length: ROWS }, (_, row) => row);
  return { ...plan, test, batch: 64, repetitions: 3, scores };
}

describe('evidence', () => {
  test('tells arms apart that differ, and not those that do not', () => {
    const apart = measureEvidence(trials({ pretrained: 1.5, random: 0.3 }), rows, OPTIONS);
    for (const { gain } of apart.byRows) expect(gain.known && gain.low).toBeGreaterThan(0.1);
    const alike = measureEvidence(trials({ pretrained: 1, random: 1 }), rows, OPTIONS);
    for (const { gain } of alike.byRows) {
      expect(gain.known && gain.low).toBeLessThan(0);
      expect(gain.known && gain.high).toBeGreaterThan(0);
    }
  });
  test('names the group that fares worst, none that is not known, with an interval that allows for the choice', () => {
    const { accuracy } = measureEvidence(
      trials({ pretrained: 2, random: 1 }, (row) => sex[row] === 1),
      rows,
      OPTIONS,
    );
    expect(accuracy.groups).toBe(2);
    expect(accuracy.worst?.pretrained).toMatchObject({
      slice: { sex: 'M' },
      estimate: { known: true, n: 190 },
    });
    const { everyone, worst } = accuracy;
    if (!everyone.pretrained.known || !worst?.pretrained.estimate.known) throw new Error('not measured');
    expect(worst.pretrained.estimate.value).toBeLessThan(0.1);
    expect(everyone.pretrained.value).toBeCloseTo((190 * 0.023 + 210 * 0.977) / 400, 1);
  });
  test('is not known where the test rows have one label, or hardly any of the other', () => {
    const given = trials({ pretrained: 1, random: 0 });
    const labelled = (favourable: number) => ({
      ...rows,
      label: rows.label.map((_, row) => (row < favourable ? 1 : 0)),
    });
    const reason = (favourable: number) => {
      const { byRows, rowsNeeded } = measureEvidence(given, labelled(favourable), OPTIONS);
      expect(rowsNeeded).toEqual([]);
      return byRows.map(({ gain }) => (gain.known ? '' : gain.because));
    };
    expect(reason(0)).toEqual(['one-class', 'one-class']);
    expect(reason(9)).toEqual(['too-few-rows', 'too-few-rows']);
  });
  test('is kept whole, whatever was tried first', () => {
    const given = trials({ pretrained: 1, random: 0 });
    const bytes = trialsCodec.encode(given);
    expect(trialsCodec.decode(bytes)).toEqual(given);
    const reversed = { ...given, scores: new Map([...given.scores].reverse()) };
    expect(trialsCodec.encode(reversed)).toEqual(bytes);
    expect(trialsCodec.decode(trialsCodec.encode(null))).toBeNull();
  });
});
