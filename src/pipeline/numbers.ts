import type { Bytes } from './bytes.ts';

/**
 * Float32 numbers that are read a range at a time: a `Float32Array`, or a file that may be larger than memory.
 * What was read may be a view or a copy, and is not to be changed.
 */
export interface Numbers {
  readonly length: number;
  /** From `start` (inclusive) to `end` (exclusive). */
  subarray(start: number, end: number): Float32Array;
}

/** The same while they are written, in any order; 0 where nothing was. */
export interface WritableNumbers extends Numbers {
  set(values: Float32Array, offset: number): void;
}

const SIZE = Float32Array.BYTES_PER_ELEMENT;

/** Little-endian bytes as numbers. */
export function numbersOf(bytes: Bytes): Numbers {
  if (bytes instanceof Uint8Array) return asNumbers(bytes);
  return {
    length: bytes.byteLength / SIZE,
    subarray: (start, end) => asNumbers(bytes.subarray(SIZE * start, SIZE * end)),
  };
}

/** Numbers as little-endian bytes, to be read from whole numbers on. */
export function bytesOf(numbers: Numbers): Bytes {
  return {
    byteLength: SIZE * numbers.length,
    subarray(start, end) {
      const first = Math.floor(start / SIZE);
      const bytes = asBytes(numbers.subarray(first, Math.ceil(end / SIZE)));
      return bytes.subarray(start - SIZE * first, end - SIZE * first);
    },
  };
}

function asNumbers(bytes: Uint8Array): Float32Array {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % SIZE === 0 ? bytes : Uint8Array.from(bytes);
  return new Float32Array(buffer as ArrayBuffer, byteOffset, byteLength / SIZE);
}

function asBytes({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}
