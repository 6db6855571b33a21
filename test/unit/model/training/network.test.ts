import { describe, expect, test } from 'vitest';
import type { Features } from '../../../../src/model/features.ts';
import { freshHead } from '../../../../src/model/training/head.ts';
import { logitsOf, network } from '../../../../src/model/training/network.ts';
import { random } from '../../../../src/stats/random.ts';
import { context, featuresAt, rowIds, tinyBert, tokenRows } from './tiny.ts';

const { backbone, weights } = tinyBert();
const { features: tokens } = tokenRows(150);
const head = new Map(
  Array.from(freshHead(backbone.width, [4], random(1)), ([name, { shape, values }]) => {
    const source = random(2, name);
    return [name, { shape, values: values.map(() => source.normal()) }] as const;
  }),
);

async function logits(features: Features, from: number, rows = rowIds(0, 150)): Promise<Float32Array> {
  const tf = await context.engine.start();
  const trunk = features.kind === 'vectors' ? undefined : { backbone, from, weights };
  return logitsOf(tf, network(features, trunk, [4]), new Map([...weights, ...head]), rows, context);
}

const apart = (a: Float32Array, b: Float32Array) =>
  Math.max(...a.map((value, i) => Math.abs(value - (b[i] as number))));

describe('the logits', () => {
  test.each([1, 2, 3])('are the same where the backbone is cut before block %i', async (from) => {
    const whole = await logits(tokens, 0);
    expect(Math.max(...whole) - Math.min(...whole)).toBeGreaterThan(0.5);
    expect(apart(await logits(await featuresAt(from, tokens), from), whole)).toBeLessThan(1e-4);
  });

  test('of a row do not depend on the rows beside it, and come in the order asked for', async () => {
    const whole = await logits(tokens, 0);
    const asked = Int32Array.of(140, 3, 77, 3);
    expect(
      apart(
        await logits(tokens, 0, asked),
        asked.reduce((all, row, at) => all.fill(whole[row] as number, at), new Float32Array(4)),
      ),
    ).toBeLessThan(1e-5);
    for (const row of [0, 9, 149]) {
      expect((await logits(tokens, 0, Int32Array.of(row)))[0]).toBeCloseTo(whole[row] as number, 4);
    }
  });
});

test('features that do not fit the trunk are refused', async () => {
  const vectors = await featuresAt(3, tokens);
  expect(() => network(tokens, undefined, [])).toThrow('tokens do not fit');
  expect(() => network(tokens, { backbone, from: 1, weights }, [])).toThrow('tokens do not fit');
  expect(() => network(vectors, { backbone, from: 1, weights }, [])).toThrow('no block of it is left');
});
