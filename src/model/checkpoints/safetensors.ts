import type { FileHandle } from 'node:fs/promises';
import { InvalidInput } from '../../errors.ts';
import type { Weights } from '../weights.ts';
import { FROM_FLOAT32, TO_FLOAT32 } from './dtypes.ts';
import { openFile } from './read-file.ts';
import { malformed, parseHeader, type TensorEntry } from './safetensors-header.ts';

/** Bytes of the header's length, which the file begins with. */
const PREFIX = 8;
/** The format's own limit. */
const LONGEST_HEADER = 100_000_000;
const CHUNK = 2 ** 30;

/** A safetensors file that is open for reading. Its layout has been checked; its tensors are read when asked for. */
export interface Safetensors {
  readonly tensors: ReadonlyMap<string, TensorEntry>;
  /**
   * The values of a tensor of type F32, F16 or BF16, as float32.
   * @throws InvalidInput when it is of another type, or a value is not finite.
   */
  read(name: string): Promise<Float32Array>;
}

/**
 * Opens a file of the safetensors format for the time that `use` takes. The file is not trusted: nothing is allocated
 * on its word before that word is checked against the file's size.
 * @throws InvalidInput that names the file, the tensor and what is wrong.
 */
export async function withSafetensors<T>(
  file: string,
  use: (tensors: Safetensors) => Promise<T>,
): Promise<T> {
  const handle = await openFile(file);
  try {
    const { size } = await handle.stat();
    if (size < PREFIX) throw malformed(file, `it holds ${size} bytes`);
    const prefix = new DataView(await readAt(handle, 0, PREFIX, file));
    const headerLength = Number(prefix.getBigUint64(0, true));
    if (headerLength > size - PREFIX || headerLength > LONGEST_HEADER) {
      throw malformed(file, `its header claims ${headerLength} bytes, and the file holds ${size}`);
    }
    const header = new TextDecoder().decode(await readAt(handle, PREFIX, headerLength, file));
    const start = PREFIX + headerLength;
    const tensors = parseHeader(header, size - start, file);
    const read = (name: string) => readTensor(handle, tensors.get(name), { name, start, file });
    return await use({ tensors, read });
  } finally {
    await handle.close();
  }
}

/**
 * The bytes of a safetensors file, in the order and spelling of the reference implementation: the same weights give the
 * same bytes. Of type F16 they keep about three digits.
 */
export function encodeSafetensors(weights: Weights, dtype: keyof typeof FROM_FLOAT32 = 'F32'): Uint8Array {
  const sorted = [...weights]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { shape, values }]) => ({ name, shape, values: FROM_FLOAT32[dtype](values) }));
  let end = 0;
  const header = new Map<string, unknown>([['__metadata__', { format: 'pt' }]]);
  for (const { name, shape, values } of sorted) {
    const begin = end;
    end += values.byteLength;
    header.set(name, { dtype, shape, data_offsets: [begin, end] });
  }
  const json = JSON.stringify(Object.fromEntries(header));
  const unpadded = new TextEncoder().encode(json).length;
  const head = new TextEncoder().encode(json + ' '.repeat(-unpadded & 7));
  const bytes = new Uint8Array(PREFIX + head.length + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(head.length), true);
  bytes.set(head, PREFIX);
  let at = PREFIX + head.length;
  for (const { values } of sorted) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}

async function readTensor(
  handle: FileHandle,
  entry: TensorEntry | undefined,
  { name, start, file }: { readonly name: string; readonly start: number; readonly file: string },
): Promise<Float32Array> {
  if (!entry) throw new Error(`there is no tensor "${name}" to read`);
  const convert = TO_FLOAT32.get(entry.dtype);
  if (!convert) {
    throw new InvalidInput(
      `the tensor "${name}" is of type ${entry.dtype.slice(0, 20)}, and weights must be F32, F16 or BF16`,
      { file },
      'Save the checkpoint with weights of type float32.',
    );
  }
  const values = convert(await readAt(handle, start + entry.begin, entry.end - entry.begin, file));
  if (!allFinite(values)) {
    throw new InvalidInput(
      `the tensor "${name}" holds a value that is not finite`,
      { file },
      'Train the backbone anew: its weights have diverged or are damaged.',
    );
  }
  return values;
}

function allFinite(values: Float32Array): boolean {
  let zero = 0;
  for (let index = 0; index < values.length; index++) zero += (values[index] as number) * 0;
  return zero === 0;
}

async function readAt(
  handle: FileHandle,
  position: number,
  length: number,
  file: string,
): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(bytes, done, Math.min(CHUNK, length - done), position + done);
    if (bytesRead === 0) throw malformed(file, 'it ended while it was read');
    done += bytesRead;
  }
  return bytes.buffer;
}
