import type { Random } from './random.ts';

/** From here on the rejection method needs fewer steps than walking up from 0. */
const WALK_BELOW = 10;

/**
 * Draws Poisson numbers of one mean: by inversion where it is small, else by transformed rejection with a table-free
 * squeeze (PTRS, Hörmann 1993). Both are exact.
 * @param mean > 0
 */
export function poisson(mean: number): (source: Random) => number {
  return mean < WALK_BELOW ? walking(mean) : rejecting(mean);
}

function walking(mean: number): (source: Random) => number {
  const none = Math.exp(-mean);
  return (source) => {
    let left = source.uniform();
    let probability = none;
    let count = 0;
    while (left > probability && probability > 0) {
      left -= probability;
      count += 1;
      probability *= mean / count;
    }
    return count;
  };
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

/** ln k!: Stirling's series, whose error is below 1e-11 from 9 on; the small ones by their product. */
function logFactorial(k: number): number {
  if (k < SMALL_FACTORIALS.length) return SMALL_FACTORIALS[k] as number;
  const x = k + 1;
  const inverse = 1 / (x * x);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

const SMALL_FACTORIALS = Array.from({ length: 10 }, (_, k) =>
  Math.log(Array.from({ length: k }, (_, i) => i + 1).reduce((product, factor) => product * factor, 1)),
);
