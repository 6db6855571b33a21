import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bytes, wholeOf } from '../../../src/pipeline/bytes.ts';
import { packLazily, unpack, unpackLazily } from '../../../src/pipeline/packed.ts';
import { folderStore, type Store } from '../../../src/pipeline/store/store.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairgate-store-'));
  store = folderStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

/** More than the store holds in memory. */
const MANY = 2 ** 24 + 1000;

test('a few numbers are held in memory', async () => {
  const numbers = await store.numbers(10);
  expect(numbers).toEqual(new Float32Array(10));
  expect(await readdir(folder)).toEqual([]);
});

describe('many numbers', () => {
  test('are written in any order and read in any ranges', async () => {
    const numbers = await store.numbers(MANY);
    expect(numbers).not.toBeInstanceOf(Float32Array);
    expect(numbers.length).toBe(MANY);
    numbers.set(Float32Array.of(7, 8), MANY - 2);
    numbers.set(Float32Array.of(1, 2, 3), 5);
    numbers.set(Float32Array.of(9), 6);
    expect(numbers.subarray(4, 9)).toEqual(Float32Array.of(0, 1, 9, 3, 0));
    expect(numbers.subarray(MANY - 3, MANY)).toEqual(Float32Array.of(0, 7, 8));
  });

  test('leave nothing in the folder, even while they are in use', async () => {
    const numbers = await store.numbers(MANY);
    numbers.set(Float32Array.of(1), 0);
    expect(await readdir(folder)).toEqual([]);
    expect(numbers.subarray(0, 1)).toEqual(Float32Array.of(1));
  });

  test('become an artefact with the bytes that it would have in memory, and are read from its file', async () => {
    const [numbers, same] = [await store.numbers(MANY), new Float32Array(MANY)];
    for (const at of [0, 2 ** 20 - 1, MANY - 3]) {
      numbers.set(Float32Array.of(at, 1.5), at);
      same.set([at, 1.5], at);
    }
    const lengths = Int32Array.of(1, 2);
    await store.put('here', packLazily({ a: 1 }, { lengths, values: numbers }));
    await folderStore(folder).put('there', packLazily({ a: 1 }, { lengths, values: same }));
    const [here, there] = await Promise.all(
      ['here', 'there'].map((key) => readFile(join(folder, key.slice(0, 2), key))),
    );
    expect(here?.equals(there as Buffer)).toBe(true);

    const stored = await store.get('here');
    await store.remove('here');
    const { arrays } = unpackLazily(stored ?? new Uint8Array());
    expect(arrays.get('lengths')).toEqual(lengths);
    expect(arrays.get('values')).not.toBeInstanceOf(Float32Array);
    expect(arrays.get('values')?.subarray(MANY - 3, MANY)).toEqual(Float32Array.of(MANY - 3, 1.5, 0));
  });

  test('whose file was damaged count as absent', async () => {
    await store.put('key', packLazily(null, { values: await store.numbers(MANY) }));
    const path = join(folder, 'ke', 'key');
    const bytes = await readFile(path);
    expect((await store.get('key'))?.byteLength).toBe(bytes.length - 32);
    bytes[bytes.length - 5] = 1;
    for (const damaged of [bytes, bytes.subarray(0, bytes.length - 4)]) {
      await writeFile(path, damaged);
      expect(await store.get('key')).toBeUndefined();
    }
  });
});

test('few numbers are in memory again when they are read', async () => {
  const values = Float32Array.of(1, 2, 3);
  await store.put('key', packLazily({ a: 1 }, { values }));
  const bytes = (await store.get('key')) as Bytes;
  for (const read of [unpack, unpackLazily]) {
    const { json, arrays } = read(bytes);
    expect(json).toEqual({ a: 1 });
    expect(arrays.get('values')).toEqual(values);
  }
});

test('a few bytes come back as they were put, and again after others took their place', async () => {
  expect(await store.get('key')).toBeUndefined();
  for (const bytes of [Uint8Array.of(1, 2, 3), new Uint8Array()]) {
    await store.put('key', bytes);
    expect([...wholeOf((await store.get('key')) ?? Uint8Array.of(9))]).toEqual([...bytes]);
  }
});
