import type { Audit } from '../config/load-audit.ts';
import { prepareRun, type Run, type RunOptions } from '../pipeline/run.ts';
import type { KnownFinding } from '../result/index.ts';
import { VERSION } from '../version.ts';
import type { Artefacts } from './artefacts.ts';
import type { Job } from './job.ts';
import { pipelines } from './pipelines/index.ts';
import type { Pipeline } from './pipelines/pipeline.ts';

export interface AuditRunOptions
  extends Partial<Pick<RunOptions, 'store' | 'fresh' | 'signal' | 'progress' | 'settled'>> {
  /** Engine to train on; without it the fastest that can be used. */
  readonly engine?: string;
  /** Told, in one line each, what was done otherwise than one might expect. */
  readonly note?: (line: string) => void;
  /** Day on which the policy’s waivers and rule packs are to hold, such as `2026-01-31`; needed where there are any. */
  readonly asOf?: string;
  /** Findings that were there before, and count only where they have worsened. */
  readonly baseline?: readonly KnownFinding[];
  /** Command line that makes the result again, where it is not `fairgate run audits/<audit>.json`. */
  readonly command?: string;
}

/** An audit with the pipeline that runs it, of which nothing has been made yet. */
export interface Prepared {
  readonly pipeline: Pipeline;
  readonly run: Run<Artefacts>;
  readonly job: Job;
  readonly file: (digest: string) => string;
}

export async function prepareAudit(
  audit: Audit,
  { engine, note, command, asOf, baseline, ...options }: AuditRunOptions,
): Promise<Prepared> {
  const entry = [...pipelines].find(({ applies }) => applies(audit));
  if (!entry) throw new Error('no pipeline runs this audit');
  const pipeline = await entry.load();
  const chosen = await pipeline.engine?.(engine);
  for (const line of chosen?.notes ?? []) note?.(line);
  const job: Job = {
    ...audit,
    version: VERSION,
    ...(chosen && { engine: chosen.id }),
    ...(command !== undefined && { command }),
    ...(asOf !== undefined && { asOf }),
    ...(baseline && { baseline }),
  };
  const file = (digest: string) => {
    const path = audit.files.get(digest);
    if (path === undefined) throw new Error(`no file of the audit has the digest ${digest}`);
    return path;
  };
  const run = prepareRun<Artefacts, Job>(pipeline.stages, job, {
    seed: audit.config.seed,
    signal: new AbortController().signal,
    ...options,
    file,
  });
  return { pipeline, run, job, file };
}
