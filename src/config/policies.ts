import { registry } from '../registry.ts';
import type { RuleConfig } from './schema.ts';

/** A policy that can be asked for by name: rules for whatever attributes an audit has. */
export interface PolicyPreset {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** Its rule for one attribute; `name` is the attribute as rules can be called. */
  rule(attribute: string, name: string): RuleConfig;
}

const shared = { minimumRows: 0, burden: 'prove-fair', severity: 'block' } as const;

const fourFifths: PolicyPreset = {
  id: 'four-fifths',
  title: 'Four-fifths rule',
  why: 'Every group is selected at least four fifths as often as the group selected most (29 CFR 1607.4(D)).',
  rule: (attribute, name) => ({
    id: `four-fifths-${name}`,
    title: `Four-fifths rule by ${attribute}`,
    metric: 'selection-rate',
    comparison: 'ratio',
    by: [attribute],
    against: 'best',
    atLeast: 0.8,
    ...shared,
  }),
};

const equalOpportunity: PolicyPreset = {
  id: 'equal-opportunity',
  title: 'Equal opportunity',
  why: 'Of those who deserve it, every group is selected about as often as the best: within ten points (Hardt et al. 2016).',
  rule: (attribute, name) => ({
    id: `equal-opportunity-${name}`,
    title: `Equal opportunity by ${attribute}`,
    metric: 'true-positive-rate',
    comparison: 'difference',
    by: [attribute],
    against: 'best',
    atLeast: -0.1,
    ...shared,
  }),
};

const equalisedOdds: PolicyPreset = {
  id: 'equalised-odds',
  title: 'Equalised odds',
  why: 'People with the same true outcome are selected about as often in every group as in all others: within ten points, whichever outcome (Hardt et al. 2016).',
  rule: (attribute, name) => ({
    id: `equalised-odds-${name}`,
    title: `Equalised odds by ${attribute}`,
    metric: 'equalised-odds',
    by: [attribute],
    against: 'rest',
    atMost: 0.1,
    ...shared,
  }),
};

/** Every policy that can be asked for by name. */
export const policies = registry('policy', [fourFifths, equalOpportunity, equalisedOdds]);

/** A policy's rules, one for each attribute. */
export function rulesFor({ rule }: PolicyPreset, attributes: readonly string[]): RuleConfig[] {
  const names = ruleNames(attributes);
  return attributes.map((attribute, index) => rule(attribute, names[index] as string));
}

/** Attributes as they can be part of a rule's id: small letters, digits and hyphens, none twice. */
export function ruleNames(attributes: readonly string[]): readonly string[] {
  const names = attributes.map(identifier);
  return names.map((name, index) =>
    name === '' || names.indexOf(name) !== index ? `${name}-${index + 1}`.replace(/^-/, 'attribute-') : name,
  );
}

/** The nearest text of small letters, digits and single hyphens; may be empty. */
export function identifier(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
