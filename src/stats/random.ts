/** A seeded stream of random numbers: the same seed and names give the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1), 32 bits of resolution. */
  uniform(): number;
  /** Fills all of it with the next uniform numbers. */
  uniforms(into: Float64Array): void;
  /** Uniform whole number in [0, bound). `bound` is at most 2^32. */
  below(bound: number): number;
  /** Standard normal (Box–Muller). */
  normal(): number;
  /** An independent stream for a named purpose; does not advance this one. */
  fork(name: string): Random;
}

/** So many numbers are made at a time. */
const AHEAD = 64;

/** xoshiro128** 1.1 (Blackman & Vigna 2018), its state filled by splitmix32 from the seed and the path of names. */
export function random(seed: number, path = ''): Random {
  const next32 = splitmix32(hash32(`${seed}/${path}`));
  let a = next32();
  let b = next32();
  let c = next32();
  let d = next32() | 1;
  /** Many at once, the state in registers meanwhile: replicates of a bootstrap draw hundreds of millions. */
  const make = (into: Float64Array, from: number) => {
    let [w, x, y, z] = [a, b, c, d];
    for (let at = from; at < into.length; at++) {
      const scrambled = Math.imul(rotateLeft(Math.imul(x, 5), 7), 9);
      const t = x << 9;
      y ^= w;
      z ^= x;
      x ^= y;
      w ^= z;
      y ^= t;
      z = rotateLeft(z, 11);
      into[at] = (scrambled >>> 0) / 0x1_0000_0000;
    }
    [a, b, c, d] = [w, x, y, z];
  };
  const ahead = new Float64Array(AHEAD);
  let used = AHEAD;
  const uniform = (): number => {
    if (used === AHEAD) {
      make(ahead, 0);
      used = 0;
    }
    return ahead[used++] as number;
  };
  let spare: number | undefined;
  return {
    uniform,
    uniforms(into) {
      const known = ahead.subarray(used, Math.min(AHEAD, used + into.length));
      into.set(known);
      used += known.length;
      make(into, known.length);
    },
    below: (bound) => Math.floor(uniform() * bound),
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    fork: (name) => random(seed, `${path}/${name}`),
  };
}

/** A random order of 0 … length − 1 (Fisher–Yates). */
export function shuffled(length: number, source: Random): Int32Array {
  const order = Int32Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last--) {
    const other = source.below(last + 1);
    const held = order[last] as number;
    order[last] = order[other] as number;
    order[other] = held;
  }
  return order;
}

function rotateLeft(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function splitmix32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e37_79b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a_2d97);
    return z ^ (z >>> 15);
  };
}

/** FNV-1a over UTF-16 code units. */
function hash32(text: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  return hash;
}
