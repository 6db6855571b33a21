import type { Attribute } from '../../data/predictions.ts';
import type { Arm, Estimate, Evidence, LearningPoint } from '../../result/index.ts';
import { aucComponents } from '../../stats/auc-components.ts';
import { type Components, shareComponents } from '../../stats/components.ts';
import type { Limits } from '../../stats/interval.ts';
import { repeated, repeatedDifference } from '../../stats/repeated.ts';
import { needed } from './needed.ts';
import { type Cell, run, type Trials } from './trials.ts';
import { groupsOf, worstGroup } from './worst-group.ts';

/** Of fewer rows of a label no interval can be trusted. */
const FEWEST_OF_LABEL = 10;

/** The test rows, in the order of the scores. */
export interface TestRows {
  readonly label: Uint8Array;
  /** > 0. */
  readonly weight: Float64Array;
  readonly attributes: readonly Attribute[];
}

export interface EvidenceOptions {
  readonly confidence: number;
  /** Score from which the decision is favourable. */
  readonly threshold: number;
  /** Attributes crossed at most. */
  readonly order: number;
}

/** What the two arms come to, and how they differ, repetition by repetition. */
export function measureEvidence(trials: Trials, rows: TestRows, options: EvidenceOptions): Evidence {
  const { repetitions, batch, byRows, bySteps } = trials;
  const { label, weight, attributes } = rows;
  const { confidence, threshold, order } = options;
  const estimated = estimator(label);
  const scores = (arm: Arm, cell: Cell) =>
    Array.from({ length: repetitions }, (_, repetition) => scoresOf(trials, run(arm, repetition, cell)));
  const compared = (of: (arm: Arm) => readonly Components[]) => ({
    arms: {
      pretrained: estimated(() => repeated(of('pretrained'), confidence)),
      random: estimated(() => repeated(of('random'), confidence)),
    },
    gain: estimated(() => repeatedDifference(of('pretrained'), of('random'), confidence)),
  });
  const point = (cell: Cell): LearningPoint => {
    const { arms: auc, gain } = compared((arm) =>
      scores(arm, cell).map((score) => aucComponents(score, label, weight) as Components),
    );
    return { ...cell, auc, gain };
  };
  const hits = (arm: Arm) =>
    scores(arm, byRows.at(-1) as Cell).map((score) =>
      label.map((truth, row) => ((score[row] as number) >= threshold === (truth === 1) ? 1 : 0)),
    );

  const groups = groupsOf(attributes, label.length, order);
  const worst = (arm: Arm) => worstGroup(groups, hits(arm), weight, confidence);
  const [pretrained, random] = [worst('pretrained'), worst('random')];
  const { arms: everyone, gain } = compared((arm) => hits(arm).map((hit) => shareComponents(hit, weight)));
  const curves = { byRows: byRows.map(point), bySteps: bySteps.map(point) };
  return {
    repetitions,
    test: label.length,
    batch,
    ...curves,
    rowsNeeded: needed(curves.byRows, ({ rows }) => rows),
    stepsNeeded: needed(curves.bySteps, ({ steps }) => steps),
    accuracy: {
      everyone,
      gain,
      ...(pretrained && random && { worst: { pretrained, random } }),
      groups: groups.length,
    },
  };
}

function scoresOf({ scores }: Trials, name: string): Float64Array {
  const found = scores.get(name);
  if (!found) throw new Error(`there is no trial "${name}"`);
  return found;
}

/** Numbers of rows with these labels; none is taken where a label is too rare. */
function estimator(label: Uint8Array): (limits: () => Limits) => Estimate {
  const favourable = label.reduce((sum, one) => sum + one, 0);
  const n = label.length;
  const fewest = Math.min(favourable, n - favourable);
  if (fewest === 0) return () => ({ known: false, because: 'one-class', n });
  if (fewest < FEWEST_OF_LABEL) return () => ({ known: false, because: 'too-few-rows', n });
  return (limits) => ({ known: true, ...limits(), n, method: 'repeated-student' });
}
