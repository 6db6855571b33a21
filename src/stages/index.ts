export { type AuditRunOptions, checkAudit, runAudit } from './run-audit.ts';
