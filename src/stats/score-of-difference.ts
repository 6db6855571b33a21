import { type Counted, proportionOf } from './counted.ts';

/**
 * How many standard errors the difference of two proportions lies above a supposed one, the variance taken where both
 * are likeliest under that supposition and times N / (N − 1) (Miettinen & Nurminen 1985). Falls with `supposed`; 0
 * where the supposition is what was observed, infinite where it cannot be.
 * @param supposed in [−1, 1]
 */
export function scoreOfDifference(a: Counted, b: Counted, supposed: number): number {
  const distance = proportionOf(a) - proportionOf(b) - supposed;
  if (distance === 0) return 0;
  const first = likeliest(a, b, supposed);
  const second = Math.min(1, Math.max(0, first - supposed));
  const all = a.n + b.n;
  const variance = (first * (1 - first)) / a.n + (second * (1 - second)) / b.n;
  return distance / Math.sqrt((variance * all) / (all - 1));
}

/** The first proportion where it lies `supposed` above the second: root of a cubic (Farrington & Manning 1990). */
function likeliest(a: Counted, b: Counted, supposed: number): number {
  const least = Math.max(0, supposed);
  const most = Math.min(1, 1 + supposed);
  const share = b.n / a.n;
  const [p, q] = [proportionOf(a), proportionOf(b)];
  const c3 = 1 + share;
  const c2 = -(1 + share + p + share * q + supposed * (share + 2));
  const c1 = supposed ** 2 + supposed * (2 * p + share + 1) + p + share * q;
  const c0 = -p * supposed * (1 + supposed);
  const shift = c2 / (3 * c3);
  const v = shift ** 3 - (c1 * c2) / (6 * c3 ** 2) + c0 / (2 * c3);
  const u = Math.sign(v) * Math.sqrt(Math.max(0, shift ** 2 - c1 / (3 * c3)));
  const cosine = u === 0 ? 1 : Math.min(1, Math.max(-1, v / u ** 3));
  let root = 2 * u * Math.cos((Math.PI + Math.acos(cosine)) / 3) - shift;
  for (let polish = 0; polish < 2; polish++) {
    const slope = (3 * c3 * root + 2 * c2) * root + c1;
    const next = root - (((c3 * root + c2) * root + c1) * root + c0) / slope;
    if (next >= least && next <= most && Math.abs(next - root) < 1e-6) root = next;
  }
  return Math.min(most, Math.max(least, root));
}
