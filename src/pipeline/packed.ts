import { canonicalJson } from '../canonical-json.ts';

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

const ALIGNMENT = 8;
const align = (offset: number) => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

/**
 * One artefact of plain JSON and typed arrays in one run of bytes (little-endian): length of the head (u32), the head
 * (canonical JSON: what was given and where each array lies), then the arrays, each on an 8-byte border.
 */
export function pack(json: unknown, arrays: Readonly<Record<string, PackedArray>>): Uint8Array {
  const entries: Record<string, Entry> = {};
  let offset = 0;
  for (const [name, array] of Object.entries(arrays)) {
    entries[name] = { kind: kindOf(array), length: array.length, offset };
    offset = align(offset + array.byteLength);
  }
  const head = new TextEncoder().encode(canonicalJson({ json, entries }));
  const start = align(4 + head.byteLength);
  const bytes = new Uint8Array(start + offset);
  new DataView(bytes.buffer).setUint32(0, head.byteLength, true);
  bytes.set(head, 4);
  for (const [name, array] of Object.entries(arrays)) {
    const entry = entries[name] as Entry;
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + entry.offset);
  }
  return bytes;
}

/** The inverse of `pack`. The arrays are views of `bytes` where its alignment allows, copies otherwise. */
export function unpack(bytes: Uint8Array): Packed {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headLength = view.getUint32(0, true);
  const { json, entries } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headLength))) as {
    json: unknown;
    entries: Record<string, Entry>;
  };
  const start = align(4 + headLength);
  const aligned = (bytes.byteOffset + start) % ALIGNMENT === 0;
  const body = aligned ? bytes.subarray(start) : bytes.slice(start);
  const arrays = new Map<string, PackedArray>();
  for (const [name, { kind, length, offset }] of Object.entries(entries)) {
    arrays.set(name, new KINDS[kind](body.buffer as ArrayBuffer, body.byteOffset + offset, length));
  }
  return { json, arrays };
}

function kindOf(array: PackedArray): Kind {
  const found = (Object.keys(KINDS) as Kind[]).find((kind) => array instanceof KINDS[kind]);
  if (!found) throw new TypeError(`cannot pack a ${Object.prototype.toString.call(array)}`);
  return found;
}
