import type { Pack } from './pack.ts';

export const usCo: Pack = {
  id: 'us-co',
  version: 1,
  title: 'Colorado SB 26-189: automated decisions',
  jurisdiction: 'Colorado',
  why: 'Asks for notice, a plain explanation of adverse outcomes, correction of data and review by a person.',
  kind: 'law',
  from: '2027-01-01',
  sources: [{ title: 'SB 26-189', url: 'https://leg.colorado.gov/bills/sb26-189' }],
  rules: [],
  disclosures: [
    'Developers tell deployers the intended uses, the categories of training data and the limitations.',
    'An adverse outcome is explained in plain language within 30 days.',
  ],
};
