import { type Calibration, isEveryone, type ShareOfAudits, sliceLabel } from '../result/index.ts';
import { printable } from './printable.ts';

const percent = (share: number) => `${Math.round(100 * share)} %`;
const told = ({ value, low, high }: ShareOfAudits) => `${percent(value)} (${percent(low)}–${percent(high)})`;

/** What a person wants to know of a gate before it is relied on. */
export function summariseCalibration({ audit, falseFailures, power }: Calibration): string {
  const { gate, rules } = falseFailures;
  const lines = [
    `The gate of ${printable(audit)}, on its own people`,
    '',
    `  groups dealt out at random: it fails ${told(gate)} of ${gate.n} audits`,
    ...rules.map(({ rule, failed }) => `    ${printable(rule)}: ${told(failed)}`),
  ];
  if (power.length === 0) {
    lines.push('', '  No rule judges how many are decided favourably: what it would find was not simulated.');
  }
  let last = '';
  for (const { rule, slice, rows, ratio, found } of power) {
    const head = `  ${printable(isEveryone(slice) ? 'everyone' : sliceLabel(slice))} (n ${rows}), ${printable(rule)}`;
    if (head !== last) lines.push('', head);
    last = head;
    lines.push(
      `    a true ratio of ${ratio} is found in ${told(found)}, missed in ${percent(1 - found.value)}`,
    );
  }
  return lines.join('\n');
}
