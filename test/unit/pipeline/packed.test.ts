import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack, unpack } from '../../../src/pipeline/packed.ts';

const arrays = fc.record({
  f64: fc.float64Array(),
  f32: fc.float32Array(),
  i32: fc.int32Array(),
  u32: fc.uint32Array(),
  u16: fc.uint16Array(),
  u8: fc.uint8Array(),
});

test('what was packed comes back, bit for bit, wherever the bytes lie in memory', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), arrays, fc.nat(16), (json, given, shift) => {
      const clean = JSON.parse(JSON.stringify(json));
      const bytes = pack(clean, given);
      const moved = new Uint8Array(bytes.length + shift);
      moved.set(bytes, shift);
      const { json: gotten, arrays: back } = unpack(Buffer.from(moved.buffer, shift));
      expect(gotten).toEqual(clean);
      for (const [name, array] of Object.entries(given)) {
        const returned = back.get(name);
        expect(returned?.constructor).toBe(array.constructor);
        expect(Buffer.from(returned?.slice().buffer as ArrayBuffer)).toEqual(
          Buffer.from(array.slice().buffer),
        );
      }
    }),
  );
});

test('equal artefacts give equal bytes, in whatever order their members were set', () => {
  const values = Float64Array.of(1, 2);
  expect(pack({ a: 1, b: 2 }, { values })).toEqual(pack({ b: 2, a: 1 }, { values }));
});
