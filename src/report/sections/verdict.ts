import { type AuditResult, isEveryone } from '../../result/index.ts';
import type { Block, Text } from '../block.ts';
import { ruleLink, ruleOf } from '../definitions.ts';
import { groupName } from '../groups.ts';
import { brief, count } from '../numbers.ts';
import { ranked } from '../ranking.ts';
import type { ReportSection } from '../section.ts';
import { outcomes, severity } from '../words.ts';

const rules = (number: number) => `${count(number)} ${number === 1 ? 'rule' : 'rules'}`;

const leads: Readonly<Record<AuditResult['verdict']['outcome'], (due: number, all: number) => string>> = {
  fail: (due, all) =>
    `${count(due)} of ${rules(all)} ${due === 1 ? 'does' : 'do'} not hold, beyond the doubt that the data leave.`,
  inconclusive: (due, all) =>
    `No rule is shown to be broken, but the data cannot settle ${count(due)} of ${rules(all)}. What is not known does not pass.`,
  pass: (_, all) =>
    all === 1 ? 'The one rule of the policy holds.' : `All ${rules(all)} of the policy hold.`,
  'not-judged': () => 'The audit had no policy to judge by: it measured, and decided nothing.',
};

/** One rule that the verdict is due to, with the group for which most people are affected. */
function reason(result: AuditResult, id: string): Text {
  const rule = ruleOf(result, id);
  if (!rule) return [id];
  const due = ranked(
    result,
    result.findings.filter((finding) => finding.rule === id && finding.outcome === rule.outcome),
  );
  const first = due[0];
  if (!first) return [ruleLink(rule), `: expected ${rule.expected}, nothing measured`];
  const more = due.length - 1;
  return [
    ruleLink(rule),
    `: expected ${rule.expected}, measured ${brief(first.actual)} for `,
    groupName(first.slice, result),
    more === 0 ? '' : `, and ${count(more)} more ${more === 1 ? 'group' : 'groups'}`,
  ];
}

function banner(result: AuditResult): Block {
  const { outcome, because } = result.verdict;
  const due = because.map((id) => reason(result, id));
  return {
    kind: 'banner',
    outcome,
    lead: [leads[outcome](due.length, result.rules.length)],
    reasons: outcome === 'pass' ? [] : due,
  };
}

function policy(result: AuditResult): string {
  if (result.rules.length === 0) return 'none';
  const parts = severity
    .map((outcome) => ({ outcome, number: result.rules.filter((rule) => rule.outcome === outcome).length }))
    .filter(({ number }) => number > 0)
    .map(({ outcome, number }) => `${number} ${outcomes[outcome].word.toLowerCase()}`);
  return `${rules(result.rules.length)}: ${parts.join(', ')}`;
}

/** `sha256:` and the first twelve digits; the lineage section has them all. */
const shortDigest = (digest: string): string =>
  digest.replace(/^((?:sha256:)?[0-9a-f]{12})[0-9a-f]{20,}$/, '$1…');

const digest = (term: string, value: string) => ({
  term: [term],
  value: [{ kind: 'code', text: shortDigest(value), title: value }] satisfies Text,
});

function facts({ audit, lineage, ...result }: AuditResult): Block {
  const everyone = result.slices.find(({ slice }) => isEveryone(slice));
  return {
    kind: 'facts',
    items: [
      { term: ['Audit'], value: [{ kind: 'code', text: audit }] },
      { term: ['Policy'], value: [policy({ audit, lineage, ...result })] },
      ...(everyone ? [{ term: ['Decisions audited'], value: [count(everyone.rows)] }] : []),
      digest('Data', lineage.data),
      ...(lineage.checkpoint === undefined ? [] : [digest('Backbone', lineage.checkpoint)]),
      digest('Audit file', lineage.config),
    ],
  };
}

export const verdict: ReportSection = {
  id: 'verdict',
  title: 'Verdict',
  render: (result) => [banner(result), facts(result)],
  summary: (result) => [banner(result)],
};
