import { InvalidInput } from '../../errors.ts';
import { readBytes } from './read-file.ts';

/** Bytes of the end of the table that say where its index is. */
const FOOTER = 48;
/** What every such table ends with. */
const MAGIC = '57fb808b247547db';
/** What TensorFlow's table of tensors calls its types of fractions: float, double, bfloat16, half. */
const FRACTIONS: ReadonlySet<number> = new Set([1, 2, 14, 19]);

/**
 * How many numbers the variables of a SavedModel hold, from their `variables.index`: a sorted table (LevelDB's, without
 * compression) from names to `BundleEntryProto`. Counters and text are no such numbers.
 * @throws InvalidInput when it is no such table.
 */
export async function countVariables(file: string): Promise<number> {
  const bytes = await readBytes(file);
  try {
    if (Buffer.from(bytes.subarray(-MAGIC.length / 2)).toString('hex') !== MAGIC) {
      throw new RangeError('the bytes do not end as a table does');
    }
    const footer = new Reader(bytes.subarray(-FOOTER));
    footer.varint();
    footer.varint();
    const blocks = entriesOf(blockAt(bytes, footer));
    return blocks
      .flatMap((handle) => entriesOf(blockAt(bytes, new Reader(handle))))
      .reduce((sum, entry) => sum + sizeOf(entry), 0);
  } catch (cause) {
    const remedy = 'Fetch or export the model again, with all of its files.';
    throw new InvalidInput('this is not the index of a SavedModel’s variables', { file }, remedy, { cause });
  }
}

/** Reads numbers of varying length; throws RangeError at the end of the bytes. */
class Reader {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined || scale > Number.MAX_SAFE_INTEGER)
        throw new RangeError('the bytes end too early');
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  }

  take(count: number): Uint8Array {
    const taken = this.bytes.subarray(this.at, this.at + count);
    if (taken.length < count) throw new RangeError('the bytes end too early');
    this.at += count;
    return taken;
  }
}

function blockAt(bytes: Uint8Array, handle: Reader): Uint8Array {
  const table = new Reader(bytes);
  table.at = handle.varint();
  return table.take(handle.varint());
}

/** Values of a block but that without a name, the table's own header; the block's end, a list of places to begin at and their number, is not one. */
function entriesOf(block: Uint8Array): Uint8Array[] {
  const starts = new DataView(block.buffer, block.byteOffset).getUint32(block.length - 4, true);
  const reader = new Reader(block.subarray(0, block.length - 4 * (starts + 1)));
  const values: Uint8Array[] = [];
  while (reader.at < reader.bytes.length) {
    const shared = reader.varint();
    const own = reader.varint();
    const size = reader.varint();
    reader.take(own);
    const value = reader.take(size);
    if (shared + own > 0) values.push(value);
  }
  return values;
}

/** `BundleEntryProto`: 1 is the type, 2 the shape, whose field 2 are axes with their sizes in field 1. */
function sizeOf(entry: Uint8Array): number {
  const fields = fieldsOf(entry);
  const type = fields.find(({ field }) => field === 1)?.value;
  const shape = fields.find(({ field }) => field === 2)?.value;
  if (typeof type !== 'number' || !FRACTIONS.has(type)) return 0;
  const axes = shape instanceof Uint8Array ? fieldsOf(shape).filter(({ field }) => field === 2) : [];
  return axes.reduce((product, { value }) => {
    const size = value instanceof Uint8Array ? fieldsOf(value).find(({ field }) => field === 1)?.value : 0;
    return product * (typeof size === 'number' ? size : 0);
  }, 1);
}

function fieldsOf(message: Uint8Array): { readonly field: number; readonly value: number | Uint8Array }[] {
  const reader = new Reader(message);
  const fields: { field: number; value: number | Uint8Array }[] = [];
  while (reader.at < message.length) {
    const tag = reader.varint();
    const read: Readonly<Record<number, () => number | Uint8Array>> = {
      0: () => reader.varint(),
      1: () => reader.take(8),
      2: () => reader.take(reader.varint()),
      5: () => reader.take(4),
    };
    fields.push({ field: tag >> 3, value: (read[tag & 7] ?? reader.varint.bind(reader))() });
  }
  return fields;
}
