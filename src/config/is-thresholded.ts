import type { AuditFile } from './schema.ts';
import { taskOf } from './task-of.ts';

/** Whether decisions come from scores: where a score alone is enough for decisions. */
export const isThresholded = (audit: Pick<AuditFile, 'predictions'>): boolean =>
  audit.predictions?.decision === undefined && taskOf(audit).roles.includes('decision');
