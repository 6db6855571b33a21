import type { Pack } from './pack.ts';

export const usFairLending: Pack = {
  id: 'us-fair-lending',
  version: 1,
  title: 'US fair-lending practice: adverse impact ratio',
  jurisdiction: 'United States, lending (practice, no law)',
  why: 'Approval rates against everybody else, watched under .90 and reviewed under .80 where they are significant.',
  kind: 'practice',
  sources: [
    {
      title: 'SolasAI: disparity metrics as lending practice uses them',
      url: 'https://github.com/SolasAI/solas-ai-disparity',
    },
  ],
  rules: [
    {
      id: 'air-review',
      title: 'Adverse impact ratio, to be reviewed',
      metric: 'selection-rate',
      comparison: 'ratio',
      against: 'rest',
      atLeast: 0.8,
      significance: 0.05,
      severity: 'block',
    },
    {
      id: 'air-watch',
      title: 'Adverse impact ratio, to be watched',
      metric: 'selection-rate',
      comparison: 'ratio',
      against: 'rest',
      atLeast: 0.9,
      significance: 0.05,
      severity: 'warn',
    },
  ],
  disclosures: [
    'Practice compares with a fixed control group: write the rule with "against" and that group where there is one.',
    'A search for less discriminatory alternatives is part of the practice: `fairgate compare`.',
  ],
};
