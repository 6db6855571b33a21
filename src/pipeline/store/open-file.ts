import { closeSync, fstatSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { Bytes } from '../bytes.ts';
import { bytesOf, numbersOf, type WritableNumbers } from '../numbers.ts';

/** Most bytes that one call of the system moves. */
const STRIDE = 2 ** 30;

/** Closes files that nobody holds any more. */
const unheld = new FinalizationRegistry<number>(closeSync);

/** A file that can be read for as long as somebody holds it, even when its name is gone. */
class OpenFile implements Bytes {
  readonly byteLength: number;
  readonly #descriptor: number;

  constructor(descriptor: number) {
    this.byteLength = fstatSync(descriptor).size;
    this.#descriptor = descriptor;
    unheld.register(this, descriptor);
  }

  subarray(start: number, end: number): Uint8Array {
    const bytes = new Uint8Array(end - start);
    for (let done = 0; done < bytes.byteLength; ) {
      const most = Math.min(STRIDE, bytes.byteLength - done);
      const read = readSync(this.#descriptor, bytes, done, most, start + done);
      if (read === 0) throw new RangeError(`a file of ${this.byteLength} bytes ends before byte ${end}`);
      done += read;
    }
    return bytes;
  }

  write(bytes: Uint8Array, start: number): void {
    for (let done = 0; done < bytes.byteLength; ) {
      const most = Math.min(STRIDE, bytes.byteLength - done);
      done += writeSync(this.#descriptor, bytes, done, most, start + done);
    }
  }
}

/** @throws what the system says where there is no such file. */
export function openBytes(path: string): Bytes {
  return new OpenFile(openSync(path, 'r'));
}

/** Numbers in a file that loses its name at once, so that nothing is left of it however the process ends. */
export function namelessNumbers(path: string, length: number): WritableNumbers {
  const descriptor = openSync(path, 'wx+');
  rmSync(path);
  ftruncateSync(descriptor, length * Float32Array.BYTES_PER_ELEMENT);
  const file = new OpenFile(descriptor);
  return {
    ...numbersOf(file),
    set: (values, offset) => {
      const bytes = bytesOf(values);
      file.write(bytes.subarray(0, bytes.byteLength), offset * values.BYTES_PER_ELEMENT);
    },
  };
}
