import { lookUp } from './look-up.ts';
import type { NumberScale, ScaleKind } from './scale.ts';

/** As many distinct numbers are told apart at most. */
export const MOST_NUMBERS = 4096;

/** All binary digits that a number has after its leading one. */
const ALL_DIGITS = 52;

/**
 * As many digits are kept as leave few enough distinct numbers: a few numbers stay as they are, and of many, each keeps
 * its place to the same share of itself, however far the farthest lie. Fewer digits of fewer digits are the same as of
 * all, which is why scales add up.
 */
export const numbers: ScaleKind<NumberScale> = {
  kind: 'number',
  of: (values) => fewest(values, ALL_DIGITS),
  size: ({ values }) => values.length,
  codes: (given, { digits, values }) => lookUp(cutAll(given, digits), values),
  join: (a, b) => fewest([...a.values, ...b.values], Math.min(a.digits, b.digits)),
  moved: ({ values }, to) => numbers.codes(values, to),
};

function fewest(values: ArrayLike<number>, most: number): NumberScale {
  let digits = most;
  let cut = cutter(digits);
  let distinct = new Set<number>();
  for (let row = 0; row < values.length; row++) {
    distinct.add(cut(values[row] as number));
    while (distinct.size > MOST_NUMBERS) {
      digits -= 1;
      cut = cutter(digits);
      distinct = new Set(Array.from(distinct, cut));
    }
  }
  return { kind: 'number', digits, values: Float64Array.from(distinct).sort() };
}

function cutAll(values: ArrayLike<number>, digits: number): Float64Array {
  return Float64Array.from(values, cutter(digits));
}

/** Cuts numbers, towards 0, to so many binary digits after the leading one; −0 becomes 0. */
function cutter(digits: number): (value: number) => number {
  const bits = new BigUint64Array(1);
  const number = new Float64Array(bits.buffer);
  const words = new Uint32Array(bits.buffer);
  bits[0] = (1n << 64n) - (1n << BigInt(ALL_DIGITS - digits));
  const [first = 0, second = 0] = words;
  return (value) => {
    number[0] = value;
    words[0] = (words[0] as number) & first;
    words[1] = (words[1] as number) & second;
    return (number[0] as number) + 0;
  };
}
