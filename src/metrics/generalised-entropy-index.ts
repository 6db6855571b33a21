import { inequality } from './inequality.ts';

export const generalisedEntropyIndex = inequality({
  id: 'generalised-entropy-index',
  title: 'Generalised entropy index (α = 2)',
  why: 'How unequally people fare, each against what they deserve: half the squared coefficient of variation of benefits, 0 where all fare alike.',
  formula: 'mean of ((b / mean b)² − 1) / 2, where b = decision − label + 1',
  source: 'Speicher et al. 2018',
  convention:
    'Of the rows of the group, each with its weight; α = 0 is not offered, as it is infinite wherever anybody is wrongly refused.',
  peers: { aif360: { name: 'generalized_entropy_index', note: 'does not weigh the rows' } },
  term: (relative) => (relative * relative - 1) / 2,
});
