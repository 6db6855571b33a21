import type { LegalPosture } from '../result/index.ts';

/** What a strategy does with the protected attribute, in words after which a full stop may follow. */
export function postureWords({ training, inference, groupCutOffs, randomised }: LegalPosture): string {
  const uses = [...(training ? ['to train'] : []), ...(inference ? ['to decide'] : [])];
  return [
    uses.length === 0 ? 'uses no protected attribute' : `uses the protected attribute ${uses.join(' and ')}`,
    ...(groupCutOffs ? ['cut-offs differ by group'] : []),
    ...(randomised ? ['decisions are left to chance in part'] : []),
  ].join('; ');
}
