import type { AuditResult, Definition, JudgedRule, SliceId } from '../result/index.ts';
import { anchor } from './anchor.ts';
import type { Inline } from './block.ts';
import { groupText } from './groups.ts';

const found = (definitions: readonly Definition[], id: string): Definition | undefined =>
  definitions.find((definition) => definition.id === id);

const titleOf = (definitions: readonly Definition[], id: string): string =>
  found(definitions, id)?.title ?? id;

const linked = (kind: string, definitions: readonly Definition[], id: string): Inline =>
  found(definitions, id) ? { kind: 'link', to: anchor(kind, id), text: titleOf(definitions, id) } : id;

export const metricTitle = (result: AuditResult, id: string): string => titleOf(result.metrics, id);
export const comparisonTitle = (result: AuditResult, id: string): string => titleOf(result.comparisons, id);

/** The metric's title, linked to its definition in plain words. */
export const metricLink = (result: AuditResult, id: string): Inline => linked('metric', result.metrics, id);
export const comparisonLink = (result: AuditResult, id: string): Inline =>
  linked('comparison', result.comparisons, id);

/** How the numbers under a head are made, and the key of the artefact that they come from. */
function traced(link: Inline, definition: Definition | undefined, { lineage }: AuditResult): Inline {
  if (typeof link === 'string' || link.kind !== 'link' || !definition) return link;
  const key = lineage.artefacts.measures;
  const from = key === undefined ? '' : ` From the artefact measures, ${key.slice(0, 12)}….`;
  return { ...link, title: `${definition.why} Formula: ${definition.formula}.${from}` };
}

/** The same at the head of a column of numbers, with all that traces them. */
export const metricHead = (result: AuditResult, id: string): Inline =>
  traced(metricLink(result, id), found(result.metrics, id), result);
export const comparisonHead = (result: AuditResult, id: string): Inline =>
  traced(comparisonLink(result, id), found(result.comparisons, id), result);

export const ruleLink = (rule: JudgedRule): Inline => ({
  kind: 'link',
  to: anchor('rule', rule.id),
  text: rule.title,
});

/** The rule of a finding or of a verdict's reason. */
export const ruleOf = (result: AuditResult, id: string): JudgedRule | undefined =>
  result.rules.find((rule) => rule.id === id);

const references: Readonly<Record<string, string>> = {
  best: 'the best group',
  rest: 'everybody else',
  overall: 'everyone',
};

/** What a group is compared with: one found group by its name, or the kind of reference in words. */
export function referenceText(result: AuditResult, reference: string, against?: SliceId): string {
  if (against !== undefined) return groupText(against, result);
  return Object.hasOwn(references, reference) ? (references[reference] as string) : reference;
}
