import { inequality } from './inequality.ts';

export const theilIndex = inequality({
  id: 'theil-index',
  title: 'Theil index (α = 1)',
  why: 'How unequally people fare, each against what they deserve, with less stress on those who fare best; 0 where all fare alike.',
  formula: 'mean of (b / mean b) × ln (b / mean b), where b = decision − label + 1 and 0 × ln 0 = 0',
  source: 'Theil 1967',
  peers: { aif360: { name: 'theil_index', note: 'does not weigh the rows' } },
  term: (relative) => (relative === 0 ? 0 : relative * Math.log(relative)),
});
