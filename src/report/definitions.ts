import type { AuditResult, Definition, JudgedRule, SliceId } from '../result/index.ts';
import { anchor } from './anchor.ts';
import type { Inline } from './block.ts';
import { groupText } from './groups.ts';

const titleOf = (definitions: readonly Definition[], id: string): string =>
  definitions.find((definition) => definition.id === id)?.title ?? id;

const linked = (kind: string, definitions: readonly Definition[], id: string): Inline =>
  definitions.some((definition) => definition.id === id)
    ? { kind: 'link', to: anchor(kind, id), text: titleOf(definitions, id) }
    : id;

export const metricTitle = (result: AuditResult, id: string): string => titleOf(result.metrics, id);
export const comparisonTitle = (result: AuditResult, id: string): string => titleOf(result.comparisons, id);

/** The metric's title, linked to its definition in plain words. */
export const metricLink = (result: AuditResult, id: string): Inline => linked('metric', result.metrics, id);
export const comparisonLink = (result: AuditResult, id: string): Inline =>
  linked('comparison', result.comparisons, id);

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
