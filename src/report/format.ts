import type { AuditResult } from '../result/index.ts';

/** One file that a result can be told as. The same result gives the same text, whatever the order of its keys. */
export interface Format {
  readonly id: string;
  readonly title: string;
  /** Name of the file in the audit's report folder. */
  readonly file: string;
  render(result: AuditResult): Promise<string>;
}
