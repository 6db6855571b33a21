import type { Rule } from './rule.ts';

/** With the minus sign that is one, as reports write numbers. */
export function limitInWords({ atLeast, atMost }: Pick<Rule, 'atLeast' | 'atMost'>): string {
  const parts = [
    atLeast === undefined ? undefined : `≥ ${atLeast}`,
    atMost === undefined ? undefined : `≤ ${atMost}`,
  ];
  return parts
    .filter((part) => part !== undefined)
    .join(' and ')
    .replaceAll('-', '−');
}
