export { compareAudits } from './compare-audits.ts';
export type { AuditRunOptions } from './prepare-audit.ts';
export { checkAudit, type RunAuditOptions, runAudit } from './run-audit.ts';
