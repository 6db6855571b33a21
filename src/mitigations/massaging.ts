import { massaged } from './algorithms/massage.ts';
import { defineMitigation } from './mitigation.ts';

export const massaging = defineMitigation({
  id: 'massaging',
  title: 'Massaging',
  why: 'Changes the labels that a first model finds most doubtful until every group has the same favourable share.',
  source: 'Kamiran & Calders 2012',
  options: {},
  posture: { training: true, inference: false, groupCutOffs: false, randomised: false },
  needs: { train: 1, validation: 0 },
  async rows(training, _, { train }) {
    const ranker = await train(training);
    return { ...training, label: massaged(training, await ranker.scores(training.rows)) };
  },
});
