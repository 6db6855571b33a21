import { embeddingOf, estimateOf, isOnFront, ownCandidate, remark } from '../report/candidates.ts';
import { amount, decimal } from '../report/numbers.ts';
import { standing, standings } from '../report/standing.ts';
import { shortened } from '../report/visible-text.ts';
import { outcomes } from '../report/words.ts';
import { type Candidate, type CompareResult, type Criterion, levellingSentence } from '../result/index.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

type Colors = Terminal['colors'];
/** A cell as it is measured, and how it is painted once it has its width. */
interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

const WIDEST = 44;

/** Who fares how, in one screen: what is recommended and why, then one line a candidate. */
export function summariseComparison(result: CompareResult, { colors }: Pick<Terminal, 'colors'>): string {
  const { recommendation, candidates, criteria } = result;
  const recommended = candidates.find(({ id }) => id === recommendation.candidate);
  const head = recommended ? `RECOMMENDED: ${name(recommended.title)}` : 'NO RECOMMENDATION';
  return [
    `${colors.bold(head)}  ${printable(result.subject.title)} (${printable(result.audit)})`,
    ...recommendation.reasons.map((reason) => `  ${printable(reason)}`),
    '',
    ...aligned([header(criteria), ...candidates.map((candidate) => line(result, candidate, colors))]).map(
      (row) => `  ${row}`,
    ),
    '',
    ...criteria.map(
      ({ title, better }, index) => `  (${index + 1}) ${printable(title)}, ${better} is better`,
    ),
    `  ◆ no other is shown to outdo it · against the audit as written: ${legend()}`,
    ...(result.levellingDown ?? []).map(
      (flag) => `  ${colors.yellow('!')} ${printable(levellingSentence(result, flag))}`,
    ),
    ...result.notices.map(({ message }) => `  ${colors.yellow('!')} ${printable(message)}`),
  ].join('\n');
}

const legend = () =>
  (['better', 'worse', 'same'] as const)
    .map((one) => `${standings[one].glyph} ${standings[one].word}`)
    .join(', ');

const name = (title: string) => shortened(printable(title), WIDEST);

const header = (criteria: readonly Criterion[]): readonly Cell[] =>
  ['', 'verdict', ...criteria.map((_, index) => `(${index + 1})`), 'parameters', 'multiply-adds a row'].map(
    (text) => ({ text }),
  );

function line(result: CompareResult, candidate: Candidate, colors: Colors): readonly Cell[] {
  const { outcome } = candidate.verdict;
  return [
    {
      text: `${isOnFront(result, candidate) ? '◆' : ' '} ${name(candidate.title)}${remark(result, candidate)}`,
    },
    {
      text: `${outcomes[outcome].glyph} ${outcomes[outcome].word.toLowerCase()}`,
      paint: { pass: colors.green, fail: colors.red, inconclusive: colors.yellow, 'not-judged': colors.dim }[
        outcome
      ],
    },
    ...result.criteria.map((criterion) => number(result, candidate, criterion, colors)),
    { text: amount(candidate.model.parameters) },
    { text: embeddingOf(candidate) },
  ];
}

/** A value with the sign of how it stands to the audit as written. */
function number(result: CompareResult, candidate: Candidate, criterion: Criterion, colors: Colors): Cell {
  const estimate = estimateOf(result, candidate, criterion);
  if (!estimate.known) return { text: standings.unknown.word, paint: colors.dim };
  const own = ownCandidate(result)?.id;
  const difference = result.differences.find(
    (one) => one.candidate === candidate.id && one.against === own && one.criterion === criterion.id,
  );
  if (!difference) return { text: decimal(estimate.value) };
  const stands = standing(difference, criterion, result.confidence);
  const paint = { better: colors.green, worse: colors.red, same: colors.dim, unknown: colors.dim }[stands];
  return { text: `${decimal(estimate.value)} ${standings[stands].glyph}`, paint };
}

/** Rows of cells as lines whose columns stand below each other. */
function aligned(rows: readonly (readonly Cell[])[]): readonly string[] {
  const width = (column: number) => Math.max(...rows.map((row) => [...(row[column]?.text ?? '')].length));
  return rows.map((row) =>
    row
      .map(({ text, paint = (plain) => plain }, column) =>
        paint(text + ' '.repeat(width(column) - [...text].length)),
      )
      .join('  ')
      .trimEnd(),
  );
}
