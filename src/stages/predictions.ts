import type { Predictions } from '../data/predictions.ts';
import { predictionsCodec } from '../data/predictions-codec.ts';
import { pickSampling } from '../data/sampling.ts';
import { rowsOf } from '../data/splits.ts';
import { applyRule } from '../mitigations/apply-rule.ts';
import type { DecisionRule } from '../result/index.ts';
import type { AuditStage } from './artefacts.ts';

interface Options {
  readonly threshold: number;
}

/** Scores and decisions of the rows that nothing was learnt from: the test split. */
export const predictionsStage: AuditStage<'predictions', 'dataset' | 'scores' | 'rule', Options> = {
  makes: 'predictions',
  needs: ['dataset', 'scores', 'rule'],
  version: 4,
  seeded: false,
  title: 'Predictions',
  codec: predictionsCodec,
  options: (job) => ({ threshold: job.config.threshold }),
  async run({ dataset, scores, rule }, { threshold }) {
    const test = rowsOf(dataset.split, 'test');
    const attributes = dataset.attributes.map(({ name, values, codes }) => ({
      name,
      values,
      codes: Int32Array.from(test, (row) => codes[row] as number),
    }));
    return {
      task: 'binary',
      rows: test.length,
      label: Uint8Array.from(test, (row) => dataset.label[row] as number),
      ...decided({ test, score: scores.test, attributes }, rule, threshold),
      weight: dataset.weight && Float64Array.from(test, (row) => dataset.weight?.[row] as number),
      attributes,
      ...pickSampling(dataset, test),
      notices: dataset.notices,
    };
  },
};

interface Scored extends Pick<Predictions, 'attributes'> {
  readonly test: Int32Array;
  readonly score: Float64Array;
}

/** By the rule where there is one, else by the threshold. */
function decided(
  { test, score, attributes }: Scored,
  rule: DecisionRule | null,
  threshold: number,
): Pick<Predictions, 'decision' | 'score'> {
  if (!rule) return { score, decision: Uint8Array.from(score, (value) => (value >= threshold ? 1 : 0)) };
  const { strangers: _, ...outcome } = applyRule(rule, { rows: test, score, attributes });
  return outcome;
}
