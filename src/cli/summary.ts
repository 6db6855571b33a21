import { type AuditResult, type Finding, sliceLabel } from '../result/index.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

const GLYPHS = { pass: '✓', fail: '✗', inconclusive: '?', waived: '~', 'not-judged': '–' } as const;
const MOST_FINDINGS = 8;

/** What a person wants to know at the end of a run, in one screen. */
export function summarise(result: AuditResult, { colors }: Pick<Terminal, 'colors'>): string {
  const paint = {
    pass: colors.green,
    fail: colors.red,
    inconclusive: colors.yellow,
    waived: colors.dim,
    'not-judged': colors.dim,
  } as const;
  const mark = (outcome: keyof typeof GLYPHS) => paint[outcome](GLYPHS[outcome]);
  const { outcome } = result.verdict;
  const lines = [
    `${paint[outcome](`${GLYPHS[outcome]} ${headline(outcome)}`)}  ${printable(result.subject.title)} (${result.audit})`,
  ];
  for (const rule of result.rules) {
    lines.push(
      `  ${mark(rule.outcome)} ${printable(rule.id)}: ${printable(rule.title)} ${rule.expected}${rule.severity === 'block' ? '' : ` (${rule.severity})`}`,
    );
  }
  const telling = result.findings
    .filter((finding) => finding.outcome !== 'pass')
    .sort((a, b) => rank(a) - rank(b) || b.people - a.people);
  if (telling.length > 0) lines.push('');
  for (const finding of telling.slice(0, MOST_FINDINGS))
    lines.push(`  ${mark(finding.outcome)} ${describe(finding)}`);
  if (telling.length > MOST_FINDINGS)
    lines.push(`    … and ${telling.length - MOST_FINDINGS} more in the report`);
  for (const notice of result.notices) lines.push(`  ${colors.yellow('!')} ${printable(notice.message)}`);
  return lines.join('\n');
}

function headline(outcome: AuditResult['verdict']['outcome']): string {
  return {
    pass: 'PASS',
    fail: 'FAIL',
    inconclusive: 'INCONCLUSIVE',
    'not-judged': 'NOT JUDGED: no policy was given, so nothing can pass or fail',
  }[outcome];
}

function describe({ rule, slice, actual, expected, people, rowsNeeded }: Finding): string {
  const where = printable(sliceLabel(slice));
  if (!actual.known) return `${where}: ${rule} is not known (${actual.because}, n = ${actual.n})`;
  const number = `${round(actual.value)} [${round(actual.low)}, ${round(actual.high)}]`;
  const consequence = [
    people > 0 ? `${people} ${people === 1 ? 'person' : 'people'}` : undefined,
    rowsNeeded === undefined ? undefined : `about ${rowsNeeded.toLocaleString('en-US')} rows would settle it`,
  ].filter((part) => part !== undefined);
  return `${where}: ${rule} ${number}, expected ${expected}${consequence.length > 0 ? ` · ${consequence.join(' · ')}` : ''}`;
}

const RANK = { fail: 0, inconclusive: 1, waived: 2, pass: 3 } as const;
const rank = ({ outcome }: Finding) => RANK[outcome];
const round = (value: number) => value.toFixed(3);
