import { type Exploration, sliceLabel } from '../result/index.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** What was found and what was not, in one screen. */
export function summariseExploration(found: Exploration, { colors }: Pick<Terminal, 'colors'>): string {
  const { metric, search, confirmation, order, minRows, level } = found;
  const across = order === 1 ? 'single columns' : `up to ${order} columns crossed`;
  const lines = [
    `${metric.title} of everybody: ${share(confirmation.count / confirmation.n)}`,
    `  ${number(found.looked)} slices of ${found.columns.length} columns (${across}) were searched on ${number(search.n)} rows;`,
    `  ${number(found.tested)} were put to the test on ${number(confirmation.n)} others, ${number(found.small)} had under ${minRows} rows and were not looked at.`,
    '',
  ];
  if (found.found.length === 0) {
    lines.push('No slice was shown to deviate. Smaller slices or smaller deviations may still be there.');
  }
  for (const { slice, inside, outside, difference, adjusted, explains } of found.found) {
    const limits = `[${points(difference.low)}, ${points(difference.high)}]`;
    lines.push(
      `${colors.bold(printable(sliceLabel(slice)))}`,
      `  ${share(inside.value)} of ${number(inside.n)} against ${share(outside.value)} of all others: ${points(difference.value)} points ${limits}, p ${probability(adjusted)}${explains === 0 ? '' : `; explains ${explains} other ${explains === 1 ? 'slice' : 'slices'}`}`,
    );
  }
  for (const { column, because } of found.skipped) {
    lines.push(`${colors.yellow('!')} ${printable(column)} was left out: ${because}`);
  }
  lines.push(
    '',
    `Of such findings ${percent(level)} at most are expected to be false. They are places to look at; nothing was judged.`,
  );
  return lines.join('\n');
}

const number = (value: number) => value.toLocaleString('en-US');
const percent = (value: number) => `${(100 * value).toFixed(0)} %`;
const share = (value: number) => `${(100 * value).toFixed(1)} %`;
const points = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(1)}`;
const probability = (value: number) => (value < 1e-4 ? '< 0.0001' : `= ${value.toFixed(4)}`);
