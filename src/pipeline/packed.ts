import { canonicalJson } from '../canonical-json.ts';
import { type Bytes, rangeOf, wholeOf } from './bytes.ts';
import { bytesOf, type Numbers, numbersOf } from './numbers.ts';

/** The arrays that an artefact may hold. */
export type PackedArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

const KINDS = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  u32: Uint32Array,
  u16: Uint16Array,
  u8: Uint8Array,
} as const;
type Kind = keyof typeof KINDS;

interface Entry {
  readonly kind: Kind;
  readonly length: number;
  readonly offset: number;
}

export interface Packed {
  readonly json: unknown;
  readonly arrays: ReadonlyMap<string, PackedArray>;
}

export interface LazilyPacked {
  readonly json: unknown;
  readonly arrays: ReadonlyMap<string, PackedArray | Numbers>;
}

const ALIGNMENT = 8;
const align = (offset: number) => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

/**
 * One artefact of plain JSON and typed arrays in one run of bytes (little-endian): length of the head (u32), the head
 * (canonical JSON: what was given and where each array lies), then the arrays, each on an 8-byte border.
 */
export function pack(json: unknown, arrays: Readonly<Record<string, PackedArray>>): Uint8Array {
  return wholeOf(packLazily(json, arrays));
}

/** The same bytes, of which none is put together before it is read. */
export function packLazily(json: unknown, arrays: Readonly<Record<string, PackedArray | Numbers>>): Bytes {
  const entries: Record<string, Entry> = {};
  let offset = 0;
  for (const [name, array] of Object.entries(arrays)) {
    entries[name] = { kind: kindOf(array), length: array.length, offset };
    offset = align(offset + rawOf(array).byteLength);
  }
  const head = new TextEncoder().encode(canonicalJson({ json, entries }));
  const start = align(4 + head.byteLength);
  const pieces = Object.entries(arrays).map(([name, array]) => ({
    at: start + (entries[name] as Entry).offset,
    bytes: rawOf(array),
  }));
  return laidOut(start + offset, [
    { at: 0, bytes: new Uint8Array(Uint32Array.of(head.byteLength).buffer) },
    { at: 4, bytes: head },
    ...pieces,
  ]);
}

/** The inverse of `pack`. The arrays are views of `bytes` where its alignment allows, copies otherwise. */
export function unpack(bytes: Bytes): Packed {
  return unpackWith(bytes, load);
}

/** The same, but float32 numbers of a file stay there, and are read a range at a time. */
export function unpackLazily(bytes: Bytes): LazilyPacked {
  return unpackWith(bytes, (kind, raw) => (kind === 'f32' ? numbersOf(raw) : load(kind, raw)));
}

function unpackWith<T>(
  bytes: Bytes,
  read: (kind: Kind, raw: Bytes) => T,
): { readonly json: unknown; readonly arrays: ReadonlyMap<string, T> } {
  const first = bytes.subarray(0, 4);
  const headLength = new DataView(first.buffer, first.byteOffset, 4).getUint32(0, true);
  const { json, entries } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headLength))) as {
    json: unknown;
    entries: Record<string, Entry>;
  };
  const body = align(4 + headLength);
  const arrays = Object.entries(entries).map(([name, { kind, length, offset }]): [string, T] => {
    const start = body + offset;
    return [name, read(kind, rangeOf(bytes, start, start + length * KINDS[kind].BYTES_PER_ELEMENT))];
  });
  return { json, arrays: new Map(arrays) };
}

function load(kind: Kind, raw: Bytes): PackedArray {
  const whole = wholeOf(raw);
  const { buffer, byteOffset, byteLength } =
    whole.byteOffset % ALIGNMENT === 0 ? whole : Uint8Array.from(whole);
  return new KINDS[kind](buffer as ArrayBuffer, byteOffset, byteLength / KINDS[kind].BYTES_PER_ELEMENT);
}

/** What is no typed array is float32 numbers. */
function kindOf(array: PackedArray | Numbers): Kind {
  return (Object.keys(KINDS) as Kind[]).find((kind) => array instanceof KINDS[kind]) ?? 'f32';
}

function rawOf(array: PackedArray | Numbers): Bytes {
  return ArrayBuffer.isView(array)
    ? new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    : bytesOf(array);
}

interface Piece {
  readonly at: number;
  readonly bytes: Bytes;
}

/** Pieces at their places, with zeros between them. */
function laidOut(byteLength: number, pieces: readonly Piece[]): Bytes {
  return {
    byteLength,
    subarray(start, end) {
      const gathered = new Uint8Array(end - start);
      for (const { at, bytes } of pieces) {
        const [from, to] = [Math.max(start, at), Math.min(end, at + bytes.byteLength)];
        if (from < to) gathered.set(bytes.subarray(from - at, to - at), from - start);
      }
      return gathered;
    },
  };
}
