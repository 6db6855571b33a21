export { type Audit, loadAudit, measureAudit } from './config/load-audit.ts';
export { type AuditCandidate, loadCandidates, type Varied } from './config/load-candidates.ts';
export type { HubAccess } from './config/locate-backbone.ts';
export type { MeasureOptions } from './config/presets.ts';
export { readResult } from './config/read-result.ts';
export type { AuditConfig } from './config/schema.ts';
export { schemas } from './config/schemas.ts';
export type { Attribute, Predictions } from './data/predictions.ts';
export { InvalidInput, type Place } from './errors.ts';
export * as evidence from './evidence/index.ts';
export { comparisons } from './metrics/comparisons.ts';
export { metrics } from './metrics/index.ts';
export { pairMetrics } from './metrics/pairs/index.ts';
export { hubSettings } from './model/hubs/settings.ts';
export type { Progress } from './pipeline/progress.ts';
export { folderStore, type Store } from './pipeline/store/store.ts';
export { compareFormats, type Format, formats } from './report/index.ts';
export type * from './result/index.ts';
export { type CalibrateOptions, calibrateGate } from './stages/calibrate/calibrate-gate.ts';
export { type ExploreOptions, type ExploreWatch, exploreFile } from './stages/explore.ts';
export {
  type AuditRunOptions,
  checkAudit,
  compareAudits,
  type RunAuditOptions,
  runAudit,
} from './stages/index.ts';
export * as stats from './stats/index.ts';
export { VERSION } from './version.ts';
