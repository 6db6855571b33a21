import type { Pack } from './pack.ts';

export const usEcoaEffects: Pack = {
  id: 'us-ecoa-effects',
  version: 1,
  title: 'US Regulation B, effects test',
  jurisdiction: 'United States (federal), lending',
  why: 'Disparate impact under the Equal Credit Opportunity Act’s regulation, which had it until 20 July 2026.',
  kind: 'law',
  to: '2026-07-20',
  sources: [{ title: '12 CFR 1002.6(a)', url: 'https://www.ecfr.gov/current/title-12/section-1002.6' }],
  rules: [
    {
      id: 'effects',
      title: 'Effects test on approval',
      metric: 'selection-rate',
      comparison: 'ratio',
      against: 'best',
      atLeast: 0.8,
      significance: 0.05,
      severity: 'block',
    },
  ],
  disclosures: [
    'From 21 July 2026 the regulation has no effects test; disparate treatment, and criteria that stand in for a protected trait by intent, remain.',
    'The limit of four fifths is practice, not regulation.',
  ],
};
