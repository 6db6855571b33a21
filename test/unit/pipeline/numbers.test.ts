import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bytes, chunksOf, rangeOf, wholeOf } from '../../../src/pipeline/bytes.ts';
import { bytesOf, numbersOf } from '../../../src/pipeline/numbers.ts';
import { packLazily, unpackLazily } from '../../../src/pipeline/packed.ts';

/** The same bytes as something that is no `Uint8Array`, as a file is. */
const afar = (bytes: Uint8Array): Bytes => ({
  byteLength: bytes.byteLength,
  subarray: (start, end) => bytes.slice(start, end),
});

test('any range of numbers has the bytes that they have together, and the other way round', () => {
  const ranges = fc.tuple(fc.float32Array({ maxLength: 20 }), fc.nat(80), fc.nat(80));
  fc.assert(
    fc.property(ranges, ([values, a, b]) => {
      const whole = new Uint8Array(values.slice().buffer);
      const [start, end] = [Math.min(a, b), Math.max(a, b)].map((at) => Math.min(at, whole.length)) as [
        number,
        number,
      ];
      expect(bytesOf(values).subarray(start, end)).toEqual(whole.slice(start, end));
      const numbers = numbersOf(afar(whole));
      expect(numbers.length).toBe(values.length);
      const [first, last] = [Math.floor(start / 4), Math.floor(end / 4)];
      expect(numbers.subarray(first, last)).toEqual(values.slice(first, last));
      expect(wholeOf(rangeOf(afar(whole), start, end))).toEqual(whole.slice(start, end));
    }),
  );
});

test('chunks are all bytes in their order', () => {
  const bytes = Uint8Array.from({ length: 2 ** 21 + 3 }, (_, at) => at * 7);
  const chunks = [...chunksOf(afar(bytes))];
  expect(chunks.map(({ length }) => length)).toEqual([2 ** 20, 2 ** 20, 3]);
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
});

test('numbers that were packed lazily come back, and other arrays with them', () => {
  const [values, lengths] = [Float32Array.of(1, -2, 0.5), Int32Array.of(2, 1)];
  const packed = wholeOf(
    packLazily({ kind: 'some' }, { lengths, values: numbersOf(afar(new Uint8Array(values.buffer))) }),
  );
  expect(packed).toEqual(wholeOf(packLazily({ kind: 'some' }, { lengths, values })));
  const { json, arrays } = unpackLazily(afar(packed));
  expect(json).toEqual({ kind: 'some' });
  expect(arrays.get('lengths')).toEqual(lengths);
  expect(arrays.get('values')).not.toBeInstanceOf(Float32Array);
  expect(arrays.get('values')?.subarray(1, 3)).toEqual(values.slice(1));
  expect(unpackLazily(packed).arrays.get('values')).toEqual(values);
});
