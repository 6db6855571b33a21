import { packs } from '../gate/packs/index.ts';
import { ruleNames } from './policies.ts';
import type { AuditFile, RuleConfig } from './schema.ts';

/** The rules of the packs that a policy names, for each protected attribute. */
export function packRules({ policy, dataset, predictions }: AuditFile): readonly RuleConfig[] {
  const attributes = (dataset ?? predictions)?.protected ?? [];
  const names = ruleNames(attributes);
  return (policy?.packs ?? []).flatMap((pack) =>
    packs.get(pack).rules.flatMap(({ id, title, ...rule }) =>
      attributes.map(
        (attribute, index) =>
          ({
            ...rule,
            id: `${pack}-${id}-${names[index]}`,
            title: `${title} by ${attribute}`,
            by: [attribute],
            minimumRows: 0,
            burden: 'prove-fair',
            pack,
          }) as RuleConfig,
      ),
    ),
  );
}
