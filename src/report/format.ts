import type { AuditResult } from '../result/index.ts';

/** One file that a document can be told as. The same document gives the same text, whatever the order of its keys. */
export interface Format<Document = AuditResult> {
  readonly id: string;
  readonly title: string;
  /** Name of the file in the audit's report folder. */
  readonly file: string;
  render(document: Document): Promise<string>;
}
