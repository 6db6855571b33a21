import { mitigations } from '../mitigations/index.ts';
import type { Notice } from '../result/index.ts';
import { mitigationChoice } from './mitigation-choice.ts';
import type { AuditConfig } from './schema.ts';

/** What the law of the United States says of it, by what is decided. */
const LAW = {
  employment:
    'In the United States, 42 U.S.C. 2000e-2(l) (Title VII, section 703(l)) forbids different cut-off scores in employment tests by race, color, religion, sex or national origin.',
  lending:
    'In the United States, treating applicants for credit differently on a prohibited basis is disparate treatment (12 CFR 1002.4(a)).',
  other: 'Find out whether the law allows it where the decisions are taken.',
} as const;

/** What must be known of a strategy that holds groups to cut-offs of their own. */
export function cutOffNotices(config: AuditConfig): readonly Notice[] {
  const choice = mitigationChoice(config);
  if (!choice) return [];
  const { title, posture } = mitigations.get(choice.id);
  if (!posture.groupCutOffs) return [];
  return [
    {
      code: 'group-cut-offs',
      message: `“${title}” holds people of different groups to different cut-offs. ${LAW[config.domain ?? 'other']}`,
    },
  ];
}
