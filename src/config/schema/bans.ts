import type { LegalPosture } from '../../result/index.ts';

/** What a policy may forbid strategies to do, and what in their posture says so. */
const BANS = {
  'group-cut-offs': 'groupCutOffs',
  'attribute-at-inference': 'inference',
  randomised: 'randomised',
} as const satisfies Readonly<Record<string, keyof LegalPosture>>;
type Ban = keyof typeof BANS;

export const bans = Object.keys(BANS) as Ban[];

/** What a strategy does although it is forbidden. */
export const brokenBans = (posture: LegalPosture, forbidden: readonly Ban[] = []): Ban[] =>
  forbidden.filter((ban) => posture[BANS[ban]]);
