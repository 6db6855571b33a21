import { logFactorial } from './log-factorial.ts';
import type { Random } from './random.ts';

/** From this mean on the rejection method needs fewer steps than walking up from 0. */
const WALK_BELOW = 10;

/**
 * Draws how many of `n` independent trials succeed: by inversion where few do, else by transformed rejection (BTRD’s
 * simpler sibling BTRS, Hörmann 1993). Both are exact.
 * @param n whole, ≥ 0
 * @param p in [0, 1]
 */
export function drawBinomial(n: number, p: number, source: Random): number {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - drawBinomial(n, 1 - p, source);
  return n * p < WALK_BELOW ? walking(n, p, source) : rejecting(n, p, source);
}

function walking(n: number, p: number, source: Random): number {
  const odds = p / (1 - p);
  let probability = Math.exp(n * Math.log1p(-p));
  let left = source.uniform();
  let count = 0;
  while (left > probability && count < n) {
    left -= probability;
    probability *= ((n - count) / (count + 1)) * odds;
    count += 1;
  }
  return count;
}

function rejecting(n: number, p: number, source: Random): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const mode = Math.floor((n + 1) * p);
  const logOdds = Math.log(p / (1 - p));
  const atMode = logFactorial(mode) + logFactorial(n - mode);
  for (;;) {
    const u = source.uniform() - 0.5;
    const v = 1 - source.uniform();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + c);
    if (us >= 0.07 && v <= squeeze) return count;
    if (count < 0 || count > n) continue;
    const accepted = Math.log((v * alpha) / (a / (us * us) + b));
    const ratio = atMode - logFactorial(count) - logFactorial(n - count) + (count - mode) * logOdds;
    if (accepted <= ratio) return count;
  }
}
