import { logFactorial } from './log-factorial.ts';
import type { Random } from './random.ts';

/** Up to this mean a table of all that can be drawn stays small. */
const TABLE_BELOW = 512;

/**
 * Draws Poisson numbers of one mean: by inversion in a guided table (Chen & Asau 1974), where it is large by transformed
 * rejection with a table-free squeeze (PTRS, Hörmann 1993). Both are exact to the resolution of a uniform number.
 * @param mean > 0
 */
export function poisson(mean: number): (source: Random) => number {
  return mean < TABLE_BELOW ? inverting(mean) : rejecting(mean);
}

/** Of so many equal parts of [0, 1) the guide tells where the search begins: a power of two. */
const PARTS = 128;
/** No uniform number lies above. */
const LAST = 1 - 2 ** -33;

function inverting(mean: number): (source: Random) => number {
  const upTo = cumulated(mean);
  const guide = new Uint16Array(PARTS);
  let count = 0;
  for (let part = 0; part < PARTS; part++) {
    while ((upTo[count] as number) <= part / PARTS) count += 1;
    guide[part] = count;
  }
  return (source) => {
    const wanted = source.uniform();
    let drawn = guide[Math.floor(wanted * PARTS)] as number;
    while ((upTo[drawn] as number) <= wanted) drawn += 1;
    return drawn;
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
