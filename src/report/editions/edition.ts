import type { AuditResult } from '../../result/index.ts';

/** What is told of a result, and to whom. */
export interface Edition<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /**
   * The result as these readers may have it.
   * @param smallest counts of fewer people, but 0, are not told where the edition withholds any
   */
  of(result: AuditResult, smallest: number): AuditResult;
}
