import type { OnProgress } from '../../pipeline/progress.ts';
import type { Scratch } from '../../pipeline/stage.ts';
import type { Engine } from '../engines/engine.ts';

/** What a run of training is given besides its inputs. */
export interface TrainingContext {
  readonly progress: OnProgress;
  readonly signal: AbortSignal;
  readonly engine: Engine;
  /** Where training that is stopped leaves what it needs to go on; without it, it begins anew. */
  readonly scratch?: Scratch;
  /** Most threads to compute gradients in; without it, one a core. Changes the speed alone. */
  readonly threads?: number;
}
