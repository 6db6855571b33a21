import { rate } from './rate.ts';

export const selectionRate = rate({
  id: 'selection-rate',
  title: 'Selection rate',
  why: 'The share that gets the favourable decision.',
  count: ['tp', 'fp'],
  among: ['tp', 'fp', 'tn', 'fn'],
  better: 'neither',
  source: '29 CFR 1607.16(R)',
  peers: {
    fairlearn: { name: 'selection_rate' },
    aif360: { name: 'selection_rate' },
    aequitas: {
      name: 'pprev',
      note: 'its `ppr`, "Statistical Parity", is the share of all selected people instead',
    },
  },
});
