import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { encodeSafetensors, withSafetensors } from '../../../../src/model/checkpoints/safetensors.ts';
import type { Weights } from '../../../../src/model/weights.ts';
import { referenceFolder } from '../reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'safetensors-'));
const file = join(folder, 'model.safetensors');
afterAll(() => rmSync(folder, { recursive: true }));

function container(
  header: string,
  data: Uint8Array,
  claimed = BigInt(Buffer.byteLength(header)),
): Uint8Array {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(claimed);
  return Buffer.concat([length, Buffer.from(header), data]);
}

async function readAll(bytes: Uint8Array): Promise<Weights> {
  writeFileSync(file, bytes);
  return await withSafetensors(file, async ({ tensors, read }) => {
    const weights = new Map<string, { shape: readonly number[]; values: Float32Array }>();
    for (const [name, { shape }] of tensors) weights.set(name, { shape, values: await read(name) });
    return weights;
  });
}

const one = (dtype: string, shape: readonly number[], begin: number, end: number) => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

describe('values', () => {
  test('of float16 are those of IEEE 754 binary16', async () => {
    const bits = Uint16Array.of(0x0000, 0x8000, 0x3c00, 0xc000, 0x3555, 0x7bff, 0x0001, 0x03ff, 0x0400);
    const header = JSON.stringify({ w: one('F16', [3, 3], 0, 18) });
    const weights = await readAll(container(header, new Uint8Array(bits.buffer)));
    expect(weights.get('w')).toEqual({
      shape: [3, 3],
      values: Float32Array.of(0, -0, 1, -2, 0.333251953125, 65504, 2 ** -24, 1023 * 2 ** -24, 2 ** -14),
    });
  });

  test('of bfloat16 are the upper half of a float32', async () => {
    const bits = Uint16Array.of(0x3f80, 0x4049, 0xc2f7, 0x0001);
    const header = JSON.stringify({ w: one('BF16', [4], 0, 8) });
    const weights = await readAll(container(header, new Uint8Array(bits.buffer)));
    expect(weights.get('w')?.values).toEqual(Float32Array.of(1, 3.140625, -123.5, 2 ** -133));
  });

  test('that start on any byte are read', async () => {
    const header = JSON.stringify({ a: one('U8', [1], 0, 1), w: one('F32', [1], 1, 5) });
    const data = Buffer.alloc(5);
    data.writeFloatLE(0.15625, 1);
    writeFileSync(file, container(header, data));
    expect(await withSafetensors(file, ({ read }) => read('w'))).toEqual(Float32Array.of(0.15625));
  });

  test.each([
    ['F32', Buffer.from(Float32Array.of(1, Number.NaN).buffer)],
    ['F16', Buffer.from(Uint16Array.of(0x7c00, 0).buffer)],
    ['BF16', Buffer.from(Uint16Array.of(0, 0xff80).buffer)],
  ])('that are not finite are refused: %s', async (dtype, data) => {
    const bytes = container(JSON.stringify({ bad: one(dtype, [2], 0, data.length) }), data);
    await expect(readAll(bytes)).rejects.toThrow('the tensor "bad" holds a value that is not finite');
  });

  test('of other types may lie in the file, and are refused when asked for', async () => {
    const header = JSON.stringify({ ids: one('I64', [1], 0, 8), w: one('F32', [], 8, 12) });
    writeFileSync(file, container(header, Buffer.alloc(12)));
    expect(await withSafetensors(file, ({ read }) => read('w'))).toEqual(Float32Array.of(0));
    await expect(withSafetensors(file, ({ read }) => read('ids'))).rejects.toThrow(
      'the tensor "ids" is of type I64, and weights must be F32, F16 or BF16',
    );
  });
});

describe('writing', () => {
  test('gives the bytes of the reference implementation', async () => {
    const original = readFileSync(join(referenceFolder('bert'), 'model.safetensors'));
    const weights = await readAll(original);
    const shuffled = new Map([...weights].reverse());
    expect(Buffer.compare(encodeSafetensors(shuffled), original)).toBe(0);
  });

  test('and reading gives the same tensors', async () => {
    const tensor = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }).chain((shape) =>
      fc
        .float32Array({
          minLength: shape.reduce((a, b) => a * b, 1),
          maxLength: shape.reduce((a, b) => a * b, 1),
          noNaN: true,
          noDefaultInfinity: true,
        })
        .map((values) => ({ shape, values })),
    );
    const name = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !['__proto__', '__metadata__'].includes(text));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, tensor), { maxLength: 6 }), async (entries) => {
        const weights = new Map(entries);
        expect(await readAll(encodeSafetensors(weights))).toEqual(weights);
      }),
      { numRuns: 50 },
    );
  });

  test('keeps every number that binary16 has, and rounds others to the nearest, ties to even', async () => {
    const rewritten = async (values: Float32Array) => {
      const weights = new Map([['x', { shape: [values.length], values }]]);
      return (await readAll(encodeSafetensors(weights, 'F16'))).get('x')?.values as Float32Array;
    };
    const finite = Array.from({ length: 0x1_0000 }, (_, bits) => bits).filter(
      (bits) => (bits & 0x7c00) !== 0x7c00,
    );
    const halves = Buffer.from(Uint16Array.from(finite).buffer);
    const header = JSON.stringify({ x: one('F16', [finite.length], 0, halves.length) });
    const all = (await readAll(container(header, halves))).get('x')?.values;
    expect(await rewritten(all as Float32Array)).toEqual(all);
    const unit = 2 ** -24;
    expect([
      ...(await rewritten(Float32Array.of(1 + 2 ** -11, 1 + 3 * 2 ** -11, 65_519, unit / 2, -1.5 * unit))),
    ]).toEqual([1, 1 + 2 ** -9, 65_504, 0, -2 * unit]);
  });
});

describe('a hostile file', () => {
  const data = Buffer.alloc(8);
  const json = (header: unknown) => container(JSON.stringify(header), data);
  const sound = one('F32', [2], 0, 8);

  test.each<[string, Uint8Array, string]>([
    ['an empty file', Buffer.alloc(0), 'it holds 0 bytes'],
    ['a header of 100 GB', container('{}', data, 100_000_000_000n), 'its header claims 100000000000 bytes'],
    ['a header of 2^64 − 1 bytes', container('{}', data, 2n ** 64n - 1n), 'its header claims'],
    ['a header that ends after the file', container('{}', Buffer.alloc(0), 3n), 'its header claims 3 bytes'],
    ['no JSON', container('{"w": ', data), 'its header is not JSON'],
    ['no JSON object', container('[1]', data), 'its header is not a JSON object'],
    ['an entry that is null', json({ w: null }), 'the tensor "w" is not described'],
    ['no dtype', json({ w: { ...sound, dtype: 3 } }), 'the tensor "w" has no dtype'],
    [
      'a negative axis',
      json({ w: { ...sound, shape: [-1, -2] } }),
      'the tensor "w" has no shape of whole numbers',
    ],
    [
      'half an axis',
      json({ w: { ...sound, shape: [0.5, 4] } }),
      'the tensor "w" has no shape of whole numbers',
    ],
    ['one offset', json({ w: { ...sound, data_offsets: [0] } }), 'has no pair of data offsets'],
    ['offsets backwards', json({ w: one('F32', [2], 8, 0) }), 'the tensor "w" ends before it begins'],
    [
      'a length that is not the shape’s',
      json({ w: one('F32', [3], 0, 8) }),
      'holds 8 bytes where F32 [3] takes 12',
    ],
    [
      'a shape beyond all numbers',
      json({ w: one('F32', [2 ** 52, 2 ** 52], 0, 8) }),
      'the tensor "w" holds 8 bytes',
    ],
    [
      'a tensor after the end',
      json({ w: one('F32', [3], 0, 12) }),
      'ends 4 bytes after the file; it may be truncated',
    ],
    ['100 GB of data', json({ w: one('F32', [25e9], 0, 100e9) }), 'the tensor "w" ends'],
    ['overlap', json({ a: sound, b: one('F32', [1], 4, 8) }), 'the tensor "b" overlaps another'],
    ['a gap', json({ a: one('F32', [1], 4, 8) }), 'the tensor "a" follows 4 bytes that belong to no tensor'],
    ['bytes left over', json({ a: one('F32', [1], 0, 4) }), 'its last 4 bytes belong to no tensor'],
    [
      'one name twice',
      container(`{"w":${JSON.stringify(sound)},"\\u0077":${JSON.stringify(sound)}}`, data),
      'the header has "w" twice',
    ],
    [
      'a member twice',
      container('{"w":{"dtype":"F32","shape":[2],"dtype":"F32","data_offsets":[0,8]}}', data),
      'twice',
    ],
    [
      '__proto__',
      container(`{"__proto__":${JSON.stringify(sound)}}`, data),
      'has a name that no tensor may have',
    ],
  ])('with %s is refused', async (_, bytes, message) => {
    await expect(readAll(bytes)).rejects.toThrow(message);
    await expect(readAll(bytes)).rejects.toMatchObject({ name: 'InvalidInput', place: { file } });
  });

  test('cut off anywhere is refused', async () => {
    const whole = readFileSync(join(referenceFolder('bert'), 'model.safetensors'));
    for (const length of [7, 8, 100, 5000, whole.length - 1]) {
      await expect(readAll(whole.subarray(0, length))).rejects.toThrow('not a sound safetensors file');
    }
  });

  test('of any bytes is refused in words, never with a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.uint8Array({ maxLength: 16 }), async (header, rest) => {
        const outcome = await readAll(container(header, rest)).catch((error: Error) => error.name);
        expect(outcome === 'InvalidInput' || outcome instanceof Map).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test('a file that is not there is named', async () => {
  const missing = join(folder, 'nothing');
  await expect(withSafetensors(missing, async () => 1)).rejects.toThrow(`${missing}: there is no such file`);
});
