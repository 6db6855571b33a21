/** Distinct numbers, numbered in the order in which they came: a hash table in typed arrays, since a Map of numbers takes several times as long. */
export interface NumberTable {
  /** The place of a number, which is added where it is new. −0 is 0. */
  place(value: number): number;
  /** How many there are. */
  readonly size: number;
  /** All of them, by place. */
  values(): Float64Array;
}

const FREE = -1;

/** @param most numbers that are expected at most; more only make it slower, up to four times as many */
export function numberTable(most: number): NumberTable {
  const slots = 2 ** Math.ceil(Math.log2(4 * most + 4));
  const mask = slots - 1;
  const placeAt = new Int32Array(slots).fill(FREE);
  const keys = new Float64Array(slots);
  const bits = new Float64Array(1);
  const words = new Uint32Array(bits.buffer);
  const order: number[] = [];
  return {
    place(value) {
      const key = value + 0;
      bits[0] = key;
      let slot =
        Math.imul(Math.imul(words[1] as number, 0x9e37_79b1) ^ (words[0] as number), 0x85eb_ca6b) >>> 0;
      slot = (slot ^ (slot >>> 15)) & mask;
      for (;;) {
        const place = placeAt[slot] as number;
        if (place === FREE) {
          placeAt[slot] = order.length;
          keys[slot] = key;
          return order.push(key) - 1;
        }
        if (keys[slot] === key) return place;
        slot = (slot + 1) & mask;
      }
    },
    get size() {
      return order.length;
    },
    values: () => Float64Array.from(order),
  };
}
