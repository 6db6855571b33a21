import type { Audit } from '../../config/load-audit.ts';
import type { AnyStage, Run } from '../../pipeline/run.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import type { Artefacts } from '../artefacts.ts';
import type { Job } from '../job.ts';

/** What a check may look at: outside files by their digests, and what the pipeline makes of them. */
export type CheckContext = Pick<StageContext, 'file' | 'signal' | 'progress'> & Pick<Run<Artefacts>, 'make'>;

/** One way from an audit file to its result. */
export interface Pipeline {
  /** In an order in which each stage comes after those that it needs. */
  readonly stages: readonly AnyStage<Artefacts, Job>[];
  /** The first artefact, which reads all the rows: making it checks them. */
  readonly reads: 'dataset' | 'predictions' | 'provenance';
  /** What else has to be there: the engine for a job, a sound checkpoint, all that rows point to. */
  engine?(requested: string | undefined): Promise<{ readonly id: string; readonly notes: readonly string[] }>;
  check?(job: Job, context: CheckContext): Promise<void>;
}

/** A pipeline is loaded only when an audit takes it, so that an audit of predictions never waits for a tensor library. */
export interface PipelineEntry {
  readonly id: string;
  applies(audit: Pick<Audit, 'config' | 'inputs'>): boolean;
  load(): Promise<Pipeline>;
}
