import type { Audit } from '../config/load-audit.ts';
import type { Opening } from '../evidence/ledger.ts';
import type { Progress } from '../pipeline/progress.ts';
import type { AuditResult, Notice } from '../result/index.ts';
import { withOpening } from './opening.ts';
import { type AuditRunOptions, type Prepared, prepareAudit } from './prepare-audit.ts';

export interface RunAuditOptions extends AuditRunOptions {
  /** Looks at test rows that were written down before; with them the result says which one it is. */
  readonly openings?: readonly Opening[];
}

/**
 * Runs an audit from its files to its result. With a store, finished work is kept and found again.
 * @throws InvalidInput when the data or the checkpoint cannot be used; the signal's reason when it is aborted.
 */
export async function runAudit(
  audit: Audit,
  { openings, ...options }: RunAuditOptions = {},
): Promise<AuditResult> {
  const { run } = await prepareAudit(audit, options);
  const result = await run.make('result');
  return openings ? withOpening(result, openings) : result;
}

/**
 * Reads all the data, what it points to, and the checkpoint of an audit as `runAudit` would, and runs nothing.
 * @throws InvalidInput when they cannot be used.
 */
export async function checkAudit(
  audit: Audit,
  options: Pick<AuditRunOptions, 'signal' | 'progress'> = {},
): Promise<readonly Notice[]> {
  return checkPrepared(await prepareAudit(audit, options), audit, options);
}

/** The same of an audit that is to be run afterwards. */
export async function checkPrepared(
  { pipeline, run, job, file }: Prepared,
  audit: Audit,
  { signal = new AbortController().signal, progress }: Pick<AuditRunOptions, 'signal' | 'progress'>,
): Promise<readonly Notice[]> {
  const told = (event: Progress) => progress?.('Check', event);
  await pipeline.check?.(job, { file, signal, progress: told, make: run.make });
  return [...audit.notices, ...(await run.make(pipeline.reads)).notices];
}
