import { InvalidInput } from '../../errors.ts';
import { BYTES } from './dtypes.ts';
import { repeatedKey } from './repeated-key.ts';

/** Where a tensor lies in the part of the file that follows the header. */
export interface TensorEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

const REMEDY = 'Fetch the file again, or save the checkpoint anew with the safetensors library.';

/** The error for a file that breaks the format. */
export function malformed(file: string, what: string, cause?: unknown): InvalidInput {
  return new InvalidInput(`this is not a sound safetensors file: ${what}`, { file }, REMEDY, { cause });
}

/**
 * Reads a header and holds it to the format's rules: every entry well-formed, its length that of its shape, and the
 * tensors end to end over `dataLength` bytes with neither gap nor overlap.
 * @throws InvalidInput that names the file, the tensor and what is wrong.
 */
export function parseHeader(
  json: string,
  dataLength: number,
  file: string,
): ReadonlyMap<string, TensorEntry> {
  const raw = parseObject(json, file);
  const repeated = repeatedKey(json);
  if (repeated !== undefined) throw malformed(file, `the header has ${quote(repeated)} twice`);
  const entries = new Map<string, TensorEntry>();
  for (const [name, entry] of Object.entries(raw)) {
    if (name !== '__metadata__') entries.set(name, readEntry(name, entry, file));
  }
  checkLayout(entries, dataLength, file);
  return entries;
}

function parseObject(json: string, file: string): object {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch (cause) {
    throw malformed(file, 'its header is not JSON', cause);
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw malformed(file, 'its header is not a JSON object');
  }
  return raw;
}

function readEntry(name: string, raw: unknown, file: string): TensorEntry {
  const refuse = (what: string) => malformed(file, `the tensor ${quote(name)} ${what}`);
  if (name === '__proto__') throw refuse('has a name that no tensor may have');
  if (typeof raw !== 'object' || raw === null) throw refuse('is not described');
  const { dtype, shape, data_offsets: offsets } = raw as Readonly<Record<string, unknown>>;
  if (typeof dtype !== 'string') throw refuse('has no dtype');
  if (!isCounts(shape)) throw refuse('has no shape of whole numbers');
  if (!isCounts(offsets) || offsets.length !== 2) throw refuse('has no pair of data offsets');
  const [begin, end] = offsets as readonly [number, number];
  if (begin > end) throw refuse('ends before it begins');
  const size = BYTES.get(dtype);
  const expected = shape.reduce((product, axis) => product * axis, size ?? 0);
  if (size !== undefined && end - begin !== expected) {
    throw refuse(`holds ${end - begin} bytes where ${dtype} [${shape.join(', ')}] takes ${expected}`);
  }
  return { dtype, shape, begin, end };
}

function checkLayout(entries: ReadonlyMap<string, TensorEntry>, dataLength: number, file: string): void {
  let reached = 0;
  const inOrder = [...entries].sort(([, a], [, b]) => a.begin - b.begin || a.end - b.end);
  for (const [name, { begin, end }] of inOrder) {
    const refuse = (what: string) => malformed(file, `the tensor ${quote(name)} ${what}`);
    if (end > dataLength) throw refuse(`ends ${end - dataLength} bytes after the file; it may be truncated`);
    if (begin < reached) throw refuse('overlaps another');
    if (begin > reached) throw refuse(`follows ${begin - reached} bytes that belong to no tensor`);
    reached = end;
  }
  if (reached < dataLength)
    throw malformed(file, `its last ${dataLength - reached} bytes belong to no tensor`);
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

const quote = (name: string) => JSON.stringify(name.length > 120 ? `${name.slice(0, 120)}…` : name);
