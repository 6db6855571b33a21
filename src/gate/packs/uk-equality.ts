import type { Pack } from './pack.ts';

export const ukEquality: Pack = {
  id: 'uk-equality',
  version: 1,
  title: 'UK Equality Act 2010, indirect discrimination',
  jurisdiction: 'Great Britain',
  why: 'A practice that puts people of one group at a particular disadvantage must be a proportionate means of achieving a legitimate aim; it sets no number.',
  kind: 'law',
  from: '2010-10-01',
  sources: [
    {
      title: 'Equality Act 2010, section 19',
      url: 'https://www.legislation.gov.uk/ukpga/2010/15/section/19',
    },
  ],
  rules: [],
  disclosures: [
    'Where a group is at a disadvantage: the aim that the model serves, and why nothing that disadvantages fewer people would serve it as well.',
  ],
};
