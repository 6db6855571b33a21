import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCheckpoint } from '../../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../../src/model/checkpoints/files.ts';
import { embedTexts } from '../../../src/model/embed-text.ts';
import { batchesByLength } from '../../../src/model/padded-batches.ts';
import type { Progress } from '../../../src/pipeline/progress.ts';
import { random } from '../../../src/stats/random.ts';
import { difference, reference, referenceFolder } from './reference.ts';

const checkpoint = await loadCheckpoint(await checkpointFiles(referenceFolder('bert')));
const { texts, ids, batches } = reference('bert');
const quiet = () => ({
  progress: () => undefined,
  signal: new AbortController().signal,
  numbers: async (length: number) => new Float32Array(length),
});
const embed = async (texts: readonly string[], cut: number, maxTokens = 64) => {
  const embedded = await embedTexts({ texts, checkpoint, cut, maxTokens, threads: 1 }, quiet());
  const { values } = embedded.features;
  return { ...embedded, values: values.subarray(0, values.length) };
};

const source = random(5, 'texts');
const words = 'the nurse worked at home with a team of years and led they city'.split(' ');
const many = Array.from({ length: 600 }, () =>
  Array.from({ length: source.below(40) }, () => words[source.below(words.length)]).join(' '),
);

test('at cut 0 gives the ids of every text', async () => {
  const { features, truncated } = await embed(texts, 0);
  expect(features).toEqual({
    kind: 'tokens',
    rows: texts.length,
    lengths: Int32Array.from(ids, (row) => row.length),
    values: Int32Array.from(ids.flat()),
  });
  expect(truncated).toEqual(new Uint8Array(texts.length));
});

test.each([1, 2])('at cut %i gives the states of the original, in the order of the texts', async (cut) => {
  const { features, values } = await embed(texts, cut);
  expect(features).toMatchObject({ kind: 'states', rows: texts.length, width: 32 });
  const expected = batches[0]?.states.flatMap((row) => row[cut - 1] ?? []) ?? [];
  expect(difference(values, expected)).toBeLessThan(2e-5);
});

test('at the last cut gives the mean over each text’s tokens of the original’s last states', async () => {
  const { features, values } = await embed(texts, 3);
  expect(features).toMatchObject({ kind: 'vectors', rows: texts.length, width: 32 });
  const expected = (batches[0]?.states ?? []).flatMap((row, at) => {
    const length = (ids[at] as readonly number[]).length;
    const mean = new Float64Array(32);
    for (const [index, value] of (row[2] as readonly number[]).entries()) {
      mean[index % 32] = (mean[index % 32] as number) + value / length;
    }
    return [...mean];
  });
  expect(difference(values, expected)).toBeLessThan(2e-5);
});

test('says which texts it cut, to what was asked for or to what the backbone can take', async () => {
  const long = ['the nurse worked', 'nurse '.repeat(100), ''];
  const short = await embed(long, 0, 4);
  expect([...short.truncated]).toEqual([1, 1, 0]);
  expect(short.features).toMatchObject({ lengths: Int32Array.of(4, 4, 2) });
  const most = await embed(long, 3, 8192);
  expect([...most.truncated]).toEqual([0, 1, 0]);
  expect(most.values.every(Number.isFinite)).toBe(true);
});

test('of no texts gives no rows', async () => {
  for (const cut of [0, 1, 3]) expect((await embed([], cut)).features).toMatchObject({ rows: 0 });
});

describe('many texts', () => {
  test('give the same bits each time', async () => {
    expect(await embed(many, 3)).toEqual(await embed(many, 3));
  });

  test('give each text what it has alone', async () => {
    const together = await embed(many, 3);
    for (const row of [0, 17, 333, 599]) {
      const alone = await embed([many[row] as string], 3);
      const own = together.values.slice(row * 32, (row + 1) * 32);
      expect(difference(own, alone.values)).toBeLessThan(2e-5);
    }
  });

  test('are counted to the last', async () => {
    const heard: Progress[] = [];
    const progress = (event: Progress) => heard.push(event);
    await embedTexts({ texts: many, checkpoint, cut: 3, maxTokens: 64 }, { ...quiet(), progress });
    for (const unit of ['tokenized texts', 'embedded texts']) {
      const done = heard.filter((event) => event.unit === unit).map((event) => event.done);
      expect(done.length).toBeGreaterThan(2);
      expect(done).toEqual([...done].sort((a, b) => a - b));
      expect(done.at(-1)).toBe(600);
    }
    expect(heard.every(({ total }) => total === 600)).toBe(true);
  });

  test.each(['tokenized texts', 'embedded texts'])('are left off while they are %s', async (unit) => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const heard: Progress[] = [];
    const progress = (event: Progress) => {
      heard.push(event);
      if (event.unit === unit) controller.abort(reason);
    };
    const work = embedTexts(
      { texts: many, checkpoint, cut: 3, maxTokens: 64 },
      { ...quiet(), progress, signal: controller.signal },
    );
    await expect(work).rejects.toBe(reason);
    expect(heard.at(-1)?.done).toBeLessThan(600);
  });
});

test('batches hold every row once, waste little and stay within their tokens', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 400 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 4096 }), (drawn, tokens) => {
      const lengths = Int32Array.from(drawn);
      const batches = batchesByLength(lengths, tokens);
      const rows = batches.flatMap((batch) => [...batch]);
      expect([...rows].sort((a, b) => a - b)).toEqual([...lengths.keys()]);
      const spent = batches.map(
        (batch) => batch.length * Math.max(...batch.map((row) => lengths[row] as number)),
      );
      for (const [at, batch] of batches.entries()) {
        if (batch.length > 1) expect(spent[at]).toBeLessThanOrEqual(tokens);
      }
      const sorted = rows.map((row) => lengths[row] as number);
      expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
    }),
  );
});
