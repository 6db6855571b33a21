import type { Pack } from './pack.ts';

export const usCa: Pack = {
  id: 'us-ca',
  version: 1,
  title: 'California: automated-decision systems in employment (FEHA regulations)',
  jurisdiction: 'California, employment',
  why: 'Whether there was anti-bias testing, its quality, scope, recency, results and what followed from them, is evidence.',
  kind: 'law',
  from: '2025-10-01',
  sources: [
    {
      title: 'California Civil Rights Council, employment regulations on automated-decision systems',
      url: 'https://calcivilrights.ca.gov/civilrightscouncil/',
    },
  ],
  rules: [],
  disclosures: ['Records of automated decisions and of anti-bias testing are kept for four years.'],
};
