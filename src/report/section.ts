import type { AuditResult } from '../result/index.ts';
import type { Block } from './block.ts';

/** One section of the report: a pure function of the result. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  /** `undefined` where the result has nothing to say here. */
  render(result: AuditResult): readonly Block[] | undefined;
  /** What the section adds to a one-page summary; absent where it adds nothing. */
  summary?(result: AuditResult): readonly Block[] | undefined;
}
