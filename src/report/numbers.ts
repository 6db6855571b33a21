import type { Estimate, KnownEstimate } from '../result/index.ts';
import type { Inline } from './block.ts';
import { intervalMethods, unknownReasons } from './words.ts';

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** `12,345`. */
export const count = (rows: number): string => grouped.format(rows);

const rounded = new Intl.NumberFormat('en', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 3,
});

/** `11.2 billion`: large numbers in three digits and a word, which stay on one line. */
export const amount = (value: number): string => rounded.format(value).replace(' ', '\u00a0');

/** Three decimals with a real minus sign; never `−0.000`. */
export function decimal(value: number): string {
  const text = Math.abs(value).toFixed(3);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** `0.031`; `< 0.001` where three decimals would show none. */
export const pValue = (p: number): string => (p < 0.001 ? '< 0.001' : decimal(p));

/** `43.2 %`. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

/** `95 %`. */
export const percent = (value: number): string => `${Number((100 * value).toFixed(2))} %`;

/** `0.570–0.653`, with a word in place of the dash where a minus sign stands beside it. */
export function interval({ low, high }: KnownEstimate): string {
  return `${decimal(low)}${low < 0 || high < 0 ? ' to ' : '–'}${decimal(high)}`;
}

/** What a number rests on: `191 of 312`, or `n 312` where it is no proportion. */
export const basis = ({ count: part, n }: KnownEstimate): string =>
  part === undefined ? `n ${count(n)}` : `${count(part)} of ${count(n)}`;

/** `0.612 (0.570–0.653)`, or the reason why there is no number. */
export const brief = (estimate: Estimate): string =>
  estimate.known
    ? `${decimal(estimate.value)} (${interval(estimate)})`
    : unknownReasons[estimate.because].short;

/** An estimate for a table or a line of text. */
export function figure(estimate: Estimate, confidence: number): Inline {
  if (!estimate.known) {
    const { short, long } = unknownReasons[estimate.because];
    return { kind: 'unknown', because: short, title: `${long} Rows it would rest on: ${count(estimate.n)}.` };
  }
  const { title } = intervalMethods[estimate.method];
  return {
    kind: 'figure',
    value: decimal(estimate.value),
    interval: interval(estimate),
    basis: basis(estimate),
    title: `${percent(confidence)} interval: ${title}`,
  };
}
