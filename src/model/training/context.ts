import type { OnProgress } from '../../pipeline/progress.ts';
import type { Engine } from '../engines/engine.ts';

/** What a run of training is given besides its inputs. */
export interface TrainingContext {
  readonly progress: OnProgress;
  readonly signal: AbortSignal;
  readonly engine: Engine;
}
