type Numbers = Float64Array | Int32Array | Uint8Array;

/** A typed array that is not yet long enough; `add` appends. */
export interface Growing<T extends Numbers> {
  readonly length: number;
  add(value: number): void;
  /** A copy of just what was added. */
  toArray(): T;
}

const FIRST_CAPACITY = 1024;

export function growing<T extends Numbers>(make: new (length: number) => T): Growing<T> {
  let held = new make(FIRST_CAPACITY);
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(value) {
      if (length === held.length) {
        const wider = new make(2 * length);
        wider.set(held);
        held = wider;
      }
      held[length++] = value;
    },
    toArray: () => held.slice(0, length) as T,
  };
}
