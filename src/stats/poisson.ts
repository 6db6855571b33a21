import { logFactorial } from './log-factorial.ts';
import type { Random } from './random.ts';

/** Up to this mean a table of all that can be drawn stays small. */
const TABLE_BELOW = 512;

/**
 * Draws a Poisson number of each mean, as a share of it: by inversion in a guided table (Chen & Asau 1974), where it is
 * large by transformed rejection with a table-free squeeze (PTRS, Hörmann 1993). Both are exact to the resolution of a
 * uniform number.
 * @param means each > 0
 */
export function poissons(means: Float64Array): (source: Random, into: Float64Array) => void {
  const items = Array.from(means.keys());
  const small = items.filter((item) => (means[item] as number) < TABLE_BELOW);
  const inverted = inverting(Float64Array.from(small, (item) => means[item] as number));
  const places = Int32Array.from(small);
  const large = items
    .filter((item) => (means[item] as number) >= TABLE_BELOW)
    .map((item) => ({ item, mean: means[item] as number, draw: rejecting(means[item] as number) }));
  const isAll = small.length === means.length;
  const drawn = new Float64Array(isAll ? 0 : small.length);
  return (source, into) => {
    if (isAll) {
      inverted(source, into);
      return;
    }
    inverted(source, drawn);
    for (let at = 0; at < places.length; at++) into[places[at] as number] = drawn[at] as number;
    for (const { item, mean, draw } of large) into[item] = draw(source) / mean;
  };
}

/** Of so many equal parts of [0, 1) the guide tells where the search begins: a power of two. */
const PARTS = 256;
/** No uniform number lies above. */
const LAST = 1 - 2 ** -33;

/** One table for every mean, all in one array, so that a replicate of many items is one loop over little memory. */
function inverting(means: Float64Array): (source: Random, into: Float64Array) => void {
  const distinct = Float64Array.from(new Set(means));
  const tables = Array.from(distinct, cumulated);
  const upTo = new Float64Array(tables.reduce((sum, { length }) => sum + length, 0));
  const guides = new Uint16Array(PARTS * tables.length);
  const zeros = new Int32Array(tables.length);
  let zero = 0;
  for (const [index, table] of tables.entries()) {
    zeros[index] = zero;
    upTo.set(table, zero);
    let count = 0;
    for (let part = 0; part < PARTS; part++) {
      while ((table[count] as number) <= part / PARTS) count += 1;
      guides[PARTS * index + part] = count;
    }
    zero += table.length;
  }
  const place = new Map(Array.from(distinct, (mean, index) => [mean, index] as const));
  const tableOf = Int32Array.from(means, (mean) => place.get(mean) as number);
  return (source, into) => {
    source.uniforms(into);
    for (let item = 0; item < tableOf.length; item++) {
      const wanted = into[item] as number;
      const table = tableOf[item] as number;
      const zero = zeros[table] as number;
      let count = guides[PARTS * table + ((wanted * PARTS) | 0)] as number;
      while ((upTo[zero + count] as number) <= wanted) count += 1;
      into[item] = count / (distinct[table] as number);
    }
  };
}

/** How probable it is to draw each number or less, up to all that a uniform number can tell. */
function cumulated(mean: number): Float64Array {
  const upTo: number[] = [];
  let sum = 0;
  for (let count = 0; sum < LAST && count < 2 * mean + 60; count++) {
    sum += Math.exp(count * Math.log(mean) - mean - logFactorial(count));
    upTo.push(sum);
  }
  upTo.push(1);
  return Float64Array.from(upTo);
}

function rejecting(mean: number): (source: Random) => number {
  const logMean = Math.log(mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const logInverseAlpha = Math.log(1.1239 + 1.1328 / (b - 3.4));
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  return (source) => {
    for (;;) {
      const u = source.uniform() - 0.5;
      const v = 1 - source.uniform();
      const us = 0.5 - Math.abs(u);
      const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= squeeze) return count;
      if (count < 0 || (us < 0.013 && v > us)) continue;
      const accepted = Math.log(v) + logInverseAlpha - Math.log(a / (us * us) + b);
      if (accepted <= count * logMean - mean - logFactorial(count)) return count;
    }
  };
}
