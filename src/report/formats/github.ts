import type { AuditResult } from '../../result/index.ts';
import { type Case, loudness, placeOf, pressing, sentence } from '../cases.ts';
import type { Format } from '../format.ts';
import { count } from '../numbers.ts';
import { visibleText } from '../visible-text.ts';

/** GitHub shows so many annotations of one type in a step, and drops the others without a word. */
const MOST = 10;

const types = { fail: 'error', inconclusive: 'warning', warn: 'warning', info: 'notice' } as const;

/** How the runner reads back what a command holds (actions/toolkit, `escapeData` and `escapeProperty`). */
const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function annotation(type: string, one: Case, result: AuditResult, message: string): string {
  const { file } = placeOf(one, result);
  const title = visibleText(one.rule.title);
  return `::${type} file=${property(file)},line=1,title=${property(title)}::${data(message)}`;
}

/** The most pressing of one type; where there are too many, the last place tells how many are left. */
function annotations(type: (typeof types)[keyof typeof types], result: AuditResult): readonly string[] {
  const cases = pressing(result).filter((one) => one.outcome !== 'waived' && loudness(one, types) === type);
  const shown = cases.length > MOST ? cases.slice(0, MOST - 1) : cases;
  const [next] = cases.slice(shown.length);
  return [
    ...shown.map((one) => annotation(type, one, result, sentence(one))),
    ...(next
      ? [annotation(type, next, result, `And ${count(cases.length - shown.length)} more in the report.`)]
      : []),
  ];
}

/** Commands to the runner of GitHub Actions: what fails is an error, what is open a warning; what is waived is not told. */
export const github: Format = {
  id: 'github',
  title: 'Annotations for GitHub Actions, as workflow commands',
  file: 'annotations.txt',
  render: async (result) =>
    (['error', 'warning', 'notice'] as const)
      .flatMap((type) => annotations(type, result))
      .map((line) => `${line}\n`)
      .join(''),
};
