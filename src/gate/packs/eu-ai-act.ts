import type { Pack } from './pack.ts';

export const euAiAct: Pack = {
  id: 'eu-ai-act',
  version: 1,
  title: 'EU Artificial Intelligence Act, high-risk systems of Annex III',
  jurisdiction: 'European Union, employment and credit scoring',
  why: 'Asks for metrics of accuracy and of potentially discriminatory impacts, and for test reports that are dated and signed.',
  kind: 'law',
  from: '2027-12-02',
  sources: [{ title: 'Regulation (EU) 2024/1689', url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj' }],
  rules: [],
  disclosures: [
    'Annex IV 2(g): validation and testing procedures, metrics of accuracy and of potentially discriminatory impacts, test logs and reports dated and signed by the persons responsible.',
    'The policy as it stood before the run, the data profile by slice, error rates by slice, and the signed report are evidence that fairgate keeps.',
  ],
};
