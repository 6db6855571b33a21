import type { LegalPosture } from '../../result/index.ts';

/** What a policy may forbid strategies to do, and what in their posture says so. */
export const FORBIDDEN = {
  'group-cut-offs': 'groupCutOffs',
  'attribute-at-inference': 'inference',
  randomised: 'randomised',
} as const satisfies Readonly<Record<string, keyof LegalPosture>>;
