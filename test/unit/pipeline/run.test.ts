import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InvalidInput } from '../../../src/errors.ts';
import { jsonCodec } from '../../../src/pipeline/json-codec.ts';
import { type AnyStage, prepareRun } from '../../../src/pipeline/run.ts';
import type { Stage, StageContext } from '../../../src/pipeline/stage.ts';
import { folderStore } from '../../../src/pipeline/store/store.ts';

interface Kitchen {
  dough: { grams: number };
  loaf: { grams: number; baked: number };
  bill: { price: number };
}
interface Recipe {
  flour: number;
  minutes: number;
  price: number;
}

let folder: string;
let ran: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairgate-run-'));
  ran = [];
});
afterEach(() => rm(folder, { recursive: true }));

const dough: Stage<Kitchen, 'dough', never, Recipe, number> = {
  makes: 'dough',
  needs: [],
  version: 1,
  seeded: true,
  title: 'Dough',
  codec: jsonCodec(),
  options: ({ flour }) => flour,
  run: async (_, flour, { seed }) => {
    ran.push('dough');
    return { grams: flour * 2 + seed };
  },
};
const loaf: Stage<Kitchen, 'loaf', 'dough', Recipe, number> = {
  makes: 'loaf',
  needs: ['dough'],
  version: 1,
  seeded: false,
  title: 'Loaf',
  codec: jsonCodec(),
  options: ({ minutes }) => minutes,
  run: async ({ dough: { grams } }, minutes, { seed }) => {
    ran.push('loaf');
    return { grams, baked: minutes + seed };
  },
};
const bill: Stage<Kitchen, 'bill', 'loaf', Recipe, number> = {
  makes: 'bill',
  needs: ['loaf'],
  version: 1,
  seeded: false,
  title: 'Bill',
  codec: jsonCodec(),
  options: ({ price }) => price,
  run: async ({ loaf: { grams } }, price) => {
    ran.push('bill');
    return { price: grams * price };
  },
};
const stages: readonly AnyStage<Kitchen, Recipe>[] = [dough, loaf, bill];

const bake = (
  recipe: Partial<Recipe> = {},
  changes: { seed?: number; fresh?: boolean; stages?: typeof stages } = {},
) =>
  prepareRun<Kitchen, Recipe>(
    changes.stages ?? stages,
    { flour: 500, minutes: 40, price: 2, ...recipe },
    {
      store: folderStore(folder),
      seed: changes.seed ?? 7,
      signal: new AbortController().signal,
      file: (digest) => digest,
      fresh: changes.fresh ?? false,
    },
  );

test('a run makes what is asked for, and before it only what it needs', async () => {
  expect(await bake().make('loaf')).toEqual({ grams: 1007, baked: 40 });
  expect(ran).toEqual(['dough', 'loaf']);
});

test('the same audit again does no stage’s work again', async () => {
  const first = await bake().make('bill');
  ran = [];
  expect(await bake().make('bill')).toEqual(first);
  expect(ran).toEqual([]);
});

test('a changed option reruns its stage and those after it, nothing before it', async () => {
  await bake().make('bill');
  ran = [];
  await bake({ price: 3 }).make('bill');
  expect(ran).toEqual(['bill']);
  ran = [];
  await bake({ minutes: 50 }).make('bill');
  expect(ran).toEqual(['loaf', 'bill']);
});

test('the seed is part of the key of seeded stages, and only they can read it', async () => {
  await bake().make('bill');
  ran = [];
  const other = await bake({}, { seed: 8 }).make('loaf');
  expect(other).toEqual({ grams: 1008, baked: 40 });
  expect(ran).toEqual(['dough', 'loaf']);
});

test('a raised stage version makes its artefact anew', async () => {
  await bake().make('bill');
  ran = [];
  await bake({}, { stages: [dough, { ...loaf, version: 2 }, bill] }).make('bill');
  expect(ran).toEqual(['loaf', 'bill']);
});

test('--fresh does the work again and leaves the same bytes', async () => {
  await bake().make('bill');
  const before = await contents(folder);
  ran = [];
  await bake({}, { fresh: true }).make('bill');
  expect(ran).toEqual(['dough', 'loaf', 'bill']);
  expect(await contents(folder)).toEqual(before);
});

test('a damaged artefact counts as absent and is made again', async () => {
  const run = bake();
  await run.make('bill');
  const key = run.keys.loaf;
  const path = join(folder, key.slice(0, 2), key);
  const bytes = await readFile(path);
  for (const damaged of [bytes.subarray(0, 20), bytes.subarray(0, bytes.length - 1), flipLastBit(bytes)]) {
    await writeFile(path, damaged);
    ran = [];
    expect(await bake().make('loaf')).toEqual({ grams: 1007, baked: 40 });
    expect(ran).toEqual(['loaf']);
    expect(await readFile(path)).toEqual(bytes);
  }
});

test('a stage that breaks leaves earlier artefacts and no part of its own', async () => {
  const broken = {
    ...loaf,
    run: async () => {
      throw new RangeError('oven cold');
    },
  };
  const failure = await bake({}, { stages: [dough, broken, bill] })
    .make('bill')
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ message: 'stage "loaf" broke', cause: new RangeError('oven cold') });
  expect(Object.keys(await contents(folder))).toHaveLength(1);
  ran = [];
  await bake().make('bill');
  expect(ran).toEqual(['loaf', 'bill']);
});

test('what the user gave wrong reaches the user as it is', async () => {
  const complaint = new InvalidInput('no flour', { file: 'pantry.csv' }, 'Buy some.');
  const broken = {
    ...dough,
    run: async () => {
      throw complaint;
    },
  };
  await expect(bake({}, { stages: [broken, loaf, bill] }).make('bill')).rejects.toBe(complaint);
});

test('a stage list whose order cannot work is a fault of the program', () => {
  expect(() => bake({}, { stages: [loaf, dough, bill] })).toThrow(
    '"loaf" needs "dough", which no earlier stage makes',
  );
});

async function contents(root: string): Promise<Record<string, string>> {
  const names = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const pairs = names.map(async (entry) => [
    entry.name,
    (await readFile(join(entry.parentPath, entry.name))).toString('hex'),
  ]);
  return Object.fromEntries(await Promise.all(pairs));
}

function flipLastBit(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[copy.length - 1] = (copy[copy.length - 1] as number) ^ 1;
  return copy;
}

test('a stage may know the keys of all that it rests on, and of nothing else', async () => {
  let seen: unknown;
  const curious = {
    ...bill,
    run: async (_: unknown, __: unknown, { keys }: StageContext) => {
      seen = keys;
      return { price: 0 };
    },
  };
  const run = bake({}, { stages: [dough, loaf, curious] });
  await run.make('bill');
  expect(seen).toEqual({ dough: run.keys.dough, loaf: run.keys.loaf });
});

test('a stage that was stopped finds what it kept, until its artefact is stored', async () => {
  const found: (string | undefined)[] = [];
  let stopping = true;
  const slow = {
    ...loaf,
    run: async ({ dough: { grams } }: Pick<Kitchen, 'dough'>, minutes: number, { scratch }: StageContext) => {
      const kept = await scratch.recall();
      found.push(kept && new TextDecoder().decode(kept));
      await scratch.keep(new TextEncoder().encode('half baked'));
      if (stopping) throw new Error('power cut');
      return { grams, baked: minutes };
    },
  };
  const stages = [dough, slow, bill];
  await expect(bake({}, { stages }).make('loaf')).rejects.toThrow('"loaf" broke');
  await expect(bake({ minutes: 5 }, { stages }).make('loaf')).rejects.toThrow('"loaf" broke');
  stopping = false;
  await bake({}, { stages }).make('loaf');
  expect(found).toEqual([undefined, undefined, 'half baked']);
  await bake({}, { stages, fresh: true }).make('loaf');
  expect(found[3]).toBeUndefined();
  await bake({ minutes: 5 }, { stages }).make('loaf');
  expect(found[4]).toBe('half baked');
  expect(Object.keys(await contents(folder)).filter((name) => name.includes('unfinished'))).toEqual([]);
});
