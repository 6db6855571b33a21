import { rate } from './rate.ts';

export const falseDiscoveryRate = rate({
  id: 'false-discovery-rate',
  title: 'False discovery rate',
  why: 'Of those who are selected, the share that should not be.',
  count: ['fp'],
  among: ['tp', 'fp'],
  better: 'lower',
  source: 'Verma & Rubin 2018',
  peers: {
    aif360: { name: 'false_discovery_rate', empty: 0, note: '0 where nobody is selected' },
    aequitas: { name: 'fdr' },
  },
});
