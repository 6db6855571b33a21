import type { OnProgress } from '../../pipeline/progress.ts';

/** Who follows the work, and may end it. */
export interface Watch {
  readonly progress?: OnProgress;
  readonly signal?: AbortSignal;
}
