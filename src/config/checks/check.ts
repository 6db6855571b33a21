import type { Problem } from '../problem.ts';
import type { AuditConfig } from '../schema.ts';

/** Something that no schema can say: what two keys of an audit mean together. */
export type Check = (config: AuditConfig) => Problem | undefined;
