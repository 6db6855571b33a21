import type { MitigationChoice } from '../config/mitigation-choice.ts';
import { rowsOf } from '../data/splits.ts';
import { mitigations } from '../mitigations/index.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { DecisionRule } from '../result/index.ts';
import { random } from '../stats/random.ts';
import type { AuditStage } from './artefacts.ts';
import { checkMitigation, groupsFor, mitigatingBy, rowsFor } from './mitigating.ts';

interface Options extends MitigationChoice {
  readonly threshold: number;
}

/** How scores become decisions where a strategy says so, learnt from validation rows; null where the threshold does. */
export const ruleStage: AuditStage<'rule', 'dataset' | 'scores', Options | null> = {
  makes: 'rule',
  needs: ['dataset', 'scores'],
  version: 1,
  seeded: true,
  title: 'Decision rule',
  codec: jsonCodec(),
  options(job) {
    const mitigation = mitigatingBy(job, 'rule');
    return mitigation ? { ...mitigation, threshold: job.config.threshold } : null;
  },
  async run({ dataset, scores }, options, { seed }): Promise<DecisionRule | null> {
    const { rule } = options ? mitigations.get(options.id) : {};
    if (!options || !rule) return null;
    checkMitigation(options, dataset);
    const { threshold } = options;
    const known = rowsFor(options, dataset, rowsOf(dataset.split, 'validation'));
    const decided = rule(
      { ...known, score: scores.validation, threshold },
      options.options,
      random(seed, 'mitigation'),
    );
    const { slices } = groupsFor(options, dataset);
    return {
      schema: 1,
      mitigation: options.id,
      by: [...options.by],
      threshold,
      groups: decided.map(({ calibration, selection }, group) => ({
        group: slices[group] ?? {},
        ...(calibration && { calibration: { x: [...calibration.x], y: [...calibration.y] } }),
        selection: { below: selection.below, steps: selection.steps.map((step) => ({ ...step })) },
      })),
      randomised: mitigations.get(options.id).posture.randomised,
      seed,
    };
  },
};
