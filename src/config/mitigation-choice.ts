import { MitigationConfig, type MitigationOptions } from './schema/mitigation.ts';
import type { AuditConfig } from './schema.ts';
import { validator } from './validate.ts';

/** A strategy, the attributes whose crossed values are its groups, and its options, all defaults filled in: plain JSON. */
export interface MitigationChoice {
  readonly id: string;
  readonly by: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

const complete = validator(MitigationConfig);

/** What is done to make the audit's model fairer; undefined where nothing is. */
export function mitigationChoice({
  mitigation,
  dataset,
}: Pick<AuditConfig, 'mitigation' | 'dataset'>): MitigationChoice | undefined {
  if (mitigation === undefined) return undefined;
  const { id, by, ...options } =
    typeof mitigation === 'string'
      ? (complete({ id: mitigation }, 'mitigation') as MitigationOptions)
      : mitigation;
  return { id, by: by ?? dataset?.protected.slice(0, 1) ?? [], options };
}
