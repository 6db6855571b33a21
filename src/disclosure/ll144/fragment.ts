import { element, type Markup } from '../../report/markup/element.ts';
import { toHtml } from '../../report/markup/serialize.ts';
import type { AuditResult } from '../../result/index.ts';
import type { Ll144, Ll144Row, Ll144Table } from './tables.ts';

/** What the law wants told beside the tables; what is not given is missing from the disclosure. */
export interface Ll144Facts {
  /** Day of the audit. */
  readonly audited?: string | undefined;
  /** Day since when the tool is in use. */
  readonly distributed?: string | undefined;
  /** Where the data are from, and what they are. */
  readonly data?: string | undefined;
}

const ASKED: Readonly<Record<keyof Ll144Facts, string>> = {
  audited: 'the date of the audit',
  distributed: 'the date since when the tool is in use',
  data: 'the source and explanation of the data',
};

/** Which of the facts that have to be published are not given. Whether all are has nothing to do with any limit. */
export function missingFacts(facts: Ll144Facts): readonly string[] {
  return (Object.keys(ASKED) as (keyof Ll144Facts)[])
    .filter((key) => facts[key] === undefined)
    .map((key) => ASKED[key]);
}

/** A piece of HTML to paste on a careers page: no style, no script, nothing that is fetched. */
export function ll144Fragment(result: AuditResult, computed: Ll144, facts: Ll144Facts): string {
  const { kind, tables, applicants, unknown } = computed;
  const fact = (term: string, value: string | undefined) =>
    value === undefined ? [] : [element('dt', {}, term), element('dd', {}, value)];
  const document = element(
    'section',
    { id: 'bias-audit' },
    element('h2', {}, `Summary of the bias pre-audit: ${result.subject.title}`),
    element(
      'p',
      {},
      'Made by who uses or makes the tool. Local Law 144 of New York City asks for an audit by somebody independent; this is none, and no legal advice.',
    ),
    element(
      'dl',
      {},
      fact('What the tool decides', result.subject.decision),
      fact('Date of the audit', facts.audited),
      fact('In use since', facts.distributed),
      fact('Data', facts.data),
      fact('People assessed', number(applicants)),
      fact('Sex not known', number(unknown.sex)),
      fact('Race/ethnicity not known', number(unknown.race)),
      fact('Either not known: in no row of the third table', number(unknown.either)),
    ),
    tables.map((table) => tableMarkup(table, kind)),
    leftOut(tables, kind),
  );
  return `${toHtml(document)}\n`;
}

const HEADS = {
  selection: ['Applicants', 'Selected', 'Selection rate', 'Impact ratio'],
  scoring: ['Applicants', 'Scored above the median', 'Scoring rate', 'Impact ratio'],
} as const;

function tableMarkup({ title, rows }: Ll144Table, kind: Ll144['kind']): Markup {
  return element(
    'table',
    {},
    element('caption', {}, title),
    headRow(['Category', ...HEADS[kind]]),
    element(
      'tbody',
      {},
      rows
        .filter(({ justification }) => justification === undefined)
        .map((row) => bodyRow(row, [row.impactRatio === undefined ? '–' : decimal(row.impactRatio)])),
    ),
  );
}

/** Categories that are left out of the ratios are told apart, with their numbers and the reason. */
function leftOut(tables: readonly Ll144Table[], kind: Ll144['kind']): Markup {
  const rows = tables.flatMap((table) =>
    table.rows.filter(({ justification }) => justification !== undefined),
  );
  if (rows.length === 0) return undefined;
  const [applicants, counted, rate] = HEADS[kind];
  return element(
    'table',
    {},
    element('caption', {}, 'Left out of the impact ratios, each less than 2 % of its table'),
    headRow(['Category', applicants, counted, rate, 'Justification']),
    element(
      'tbody',
      {},
      rows.map((row) => bodyRow(row, [row.justification ?? ''])),
    ),
  );
}

const headRow = (heads: readonly string[]): Markup =>
  element(
    'thead',
    {},
    element(
      'tr',
      {},
      heads.map((head) => element('th', { scope: 'col' }, head)),
    ),
  );

function bodyRow({ category, applicants, counted, rate }: Ll144Row, last: readonly string[]): Markup {
  const cells = [number(applicants), number(counted), decimal(rate), ...last];
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, Object.values(category).join(', ')),
    cells.map((cell) => element('td', {}, cell)),
  );
}

const number = (value: number) => value.toLocaleString('en-US');
const decimal = (value: number) => value.toFixed(3);
