import type { Pack } from './pack.ts';

export const usUgesp: Pack = {
  id: 'us-ugesp',
  version: 1,
  title: 'US Uniform Guidelines on Employee Selection Procedures',
  jurisdiction: 'United States (federal), employment',
  why: 'Four-fifths rule with significance beside it: a rate below four fifths of the highest is evidence of adverse impact, small numbers aside.',
  kind: 'law',
  from: '1978-09-25',
  sources: [
    { title: '29 CFR 1607.4', url: 'https://www.ecfr.gov/current/title-29/section-1607.4' },
    {
      title: 'Questions and answers on the Uniform Guidelines, 44 FR 11996',
      url: 'https://www.eeoc.gov/laws/guidance/questions-and-answers-clarify-and-provide-common-interpretation-uniform-guidelines',
    },
  ],
  rules: [
    {
      id: 'four-fifths',
      title: 'Four-fifths rule',
      metric: 'selection-rate',
      comparison: 'ratio',
      against: 'best',
      atLeast: 0.8,
      significance: 0.05,
      severity: 'block',
    },
  ],
  disclosures: [
    'Smaller differences may count where they are significant and matter in practice; larger ones may not where numbers are small (29 CFR 1607.4(D)).',
    'Whether one different decision would turn a difference around is told beside each ratio (questions 20 and 21).',
    'The agencies have a rescission of the guidelines at the stage of a final rule (RIN 3046-AB43): check before you rely on them.',
  ],
};
