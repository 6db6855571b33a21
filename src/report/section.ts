import type { AuditResult } from '../result/index.ts';
import type { Block } from './block.ts';

/** One section of the report: a pure function of the document. */
export interface ReportSection<Document = AuditResult> {
  readonly id: string;
  readonly title: string;
  /** `undefined` where the document has nothing to say here. */
  render(document: Document): readonly Block[] | undefined;
  /** What the section adds to a one-page summary; absent where it adds nothing. */
  summary?(document: Document): readonly Block[] | undefined;
}
