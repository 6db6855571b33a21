import { pack, unpack } from '../../pipeline/packed.ts';
import type { Weights } from '../weights.ts';
import type { Moments } from './adam-w.ts';
import type { HeldOut } from './held-out.ts';
import { packState, unpackState } from './training-state.ts';

/** The mean loss of some steps up to this one, counted from 1. */
export interface StepLoss {
  readonly step: number;
  readonly loss: number;
}

/** All that pre-training needs to go on after a step as if it had never been stopped. */
export interface PreTrainingState {
  readonly weights: Weights;
  readonly moments: Moments;
  readonly curve: readonly StepLoss[];
  readonly before: HeldOut;
}

export function packPreTraining({ weights, moments, curve, before }: PreTrainingState): Uint8Array {
  const state = packState({ weights, moments, curve: [], best: undefined });
  return pack({ curve, before }, { state });
}

/** The inverse; undefined where the bytes are of another format. */
export function unpackPreTraining(bytes: Uint8Array): PreTrainingState | undefined {
  const { json, arrays } = unpack(bytes);
  const state = unpackState(arrays.get('state') as Uint8Array);
  return state && { ...(json as Pick<PreTrainingState, 'curve' | 'before'>), ...withoutCurve(state) };
}

function withoutCurve({ weights, moments }: { readonly weights: Weights; readonly moments: Moments }) {
  return { weights, moments };
}
