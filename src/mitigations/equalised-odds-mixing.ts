import { mixedOdds } from './algorithms/mix-odds.ts';
import { cutAt, operatingCurves } from './algorithms/operating-points.ts';
import { defineMitigation } from './mitigation.ts';
import { objective } from './rule-options.ts';

export const equalisedOddsMixing = defineMitigation({
  id: 'equalised-odds-mixing',
  title: 'Equalised odds by mixing',
  why: 'Turns decisions over by lot so that both error rates are the same in all groups.',
  source: 'Hardt, Price & Srebro 2016 (from decisions alone)',
  options: { objective },
  posture: { training: false, inference: true, groupCutOffs: true, randomised: true },
  needs: { train: 0, validation: 5 },
  rule(validation, { objective }) {
    const { groups, score, threshold } = validation;
    const decided = operatingCurves(validation, score).map((curve, code) => ({
      name: groups.names[code] as string,
      ...curve,
      ...cutAt(curve, threshold),
    }));
    return mixedOdds(decided, objective).map(({ ofFavourable, ofUnfavourable }) => ({
      selection: { below: ofUnfavourable, steps: [{ from: threshold, probability: ofFavourable }] },
    }));
  },
});
