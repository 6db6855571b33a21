import { describe, expect, test } from 'vitest';
import { mitigationChoice } from '../../src/config/mitigation-choice.ts';
import { groupRows } from '../../src/mitigations/group-rows.ts';
import { mitigations } from '../../src/mitigations/index.ts';
import type { Lesson, Mitigation, MitigationContext, Training } from '../../src/mitigations/mitigation.ts';
import { random } from '../../src/stats/random.ts';

const ROWS = 600;

/** People of crossed groups whose label and score lean against the later ones; weights differ. */
function people(sizes: readonly number[]): Training & { readonly score: Float64Array } {
  const source = random(3, 'people');
  const attributes = sizes.map((size, at) => ({
    name: `attribute ${at}`,
    values: Array.from({ length: size }, (_, value) => String.fromCharCode(65 + value)),
    codes: Int32Array.from({ length: ROWS }, () => source.below(size)),
  }));
  const groups = groupRows(attributes, ROWS);
  const lean = (row: number) => (groups.codes[row] as number) / groups.names.length;
  const score = Float64Array.from(
    { length: ROWS },
    (_, row) => 0.9 * source.uniform() + 0.1 - 0.1 * lean(row),
  );
  return {
    rows: Int32Array.from({ length: ROWS }, (_, row) => row),
    label: Uint8Array.from(score, (each) => (source.uniform() < each ? 1 : 0)),
    weight: Float64Array.from({ length: ROWS }, () => 0.5 + source.uniform()),
    groups,
    score,
  };
}

/** A model that has learnt by heart how often rows of its lesson are favourable. */
const context = (score: Float64Array): MitigationContext => ({
  random: random(5),
  train: async () => ({ scores: async (rows) => Float64Array.from(rows, (row) => score[row] as number) }),
});

const optionsOf = ({ id }: Mitigation) => mitigationChoice({ mitigation: id } as never)?.options ?? {};

async function run(one: Mitigation, given: ReturnType<typeof people>) {
  const lesson: Lesson | undefined = await one.rows?.(given, optionsOf(one), context(given.score));
  const width = 3;
  const values = Float32Array.from(
    { length: ROWS * width },
    (_, at) => Math.sin(at) + (given.score[at % ROWS] ?? 0),
  );
  const features = one.features?.(
    { ...given, train: given.rows.slice(0, 400), features: { rows: ROWS, width, values } },
    optionsOf(one),
    random(5),
  );
  const rule = one.rule?.({ ...given, threshold: 0.5 }, optionsOf(one), random(5));
  return { lesson, features, rule };
}

describe.each([...mitigations].map((one): [string, Mitigation] => [one.id, one]))('%s', (_, one) => {
  test.each([[[2]], [[3]], [[2, 3]]])('works with groups by %j, the same each time', async (sizes) => {
    const given = people(sizes);
    const found = await run(one, given);
    expect(await run(one, given)).toEqual(found);
    const { lesson, features, rule } = found;
    expect([lesson, features, rule].some((part) => part !== undefined)).toBe(true);
    if (lesson) {
      expect(lesson.label).toHaveLength(lesson.rows.length);
      expect(lesson.weight).toHaveLength(lesson.rows.length);
      expect(lesson.rows.every((row) => row >= 0 && row < ROWS)).toBe(true);
      expect(lesson.weight.every((weight) => Number.isFinite(weight) && weight >= 0)).toBe(true);
    }
    if (features) {
      expect(features.rows).toBe(ROWS);
      expect(features.values).toHaveLength(ROWS * features.width);
      expect(features.values.every(Number.isFinite)).toBe(true);
    }
    if (rule) {
      expect(rule).toHaveLength(given.groups.names.length);
      for (const { selection } of rule) {
        const froms = selection.steps.map(({ from }) => from);
        expect(froms).toEqual(froms.toSorted((a, b) => a - b));
        const chances = [selection.below, ...selection.steps.map(({ probability }) => probability)];
        expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
        expect(one.posture.randomised || chances.every((chance) => chance === 0 || chance === 1)).toBe(true);
      }
      expect(JSON.parse(JSON.stringify(rule))).toEqual(rule);
    }
  });

  test('declares what it does', () => {
    const { posture, needs } = one;
    if (one.rule) expect(needs.validation).toBeGreaterThan(0);
    if (posture.groupCutOffs) expect(posture.inference).toBe(true);
    expect(one.why).toMatch(/\.$/);
    for (const option of Object.values(one.options)) {
      expect(option).toHaveProperty('default');
      expect(option).toHaveProperty('description');
    }
  });
});
