import { canonicalJson } from '../canonical-json.ts';
import type { Attribute } from '../data/predictions.ts';
import type { DecisionRule, GroupDecision } from '../result/index.ts';
import { random } from '../stats/random.ts';
import { calibrated } from './algorithms/isotonic.ts';
import { probabilityOf } from './algorithms/selection.ts';
import { groupRows } from './group-rows.ts';

/** Scores in [0, 1] of people whose attributes are known; all arrays have an entry a row. */
export interface Scores {
  /** By which a row is known to the chances: the same row is decided about in the same way. */
  readonly rows: Int32Array;
  readonly score: Float64Array;
  readonly attributes: readonly Attribute[];
}

export interface Decided {
  readonly decision: Uint8Array;
  /** As its group’s calibration reads it. */
  readonly score: Float64Array;
  /** How many are of groups that the rule does not know, who are held to its threshold. */
  readonly strangers: number;
}

/** Decides about people by a rule. */
export function applyRule(rule: DecisionRule, { rows, score, attributes }: Scores): Decided {
  const crossed = rule.by.map((name) => attributes.find((attribute) => attribute.name === name) as Attribute);
  const groups = groupRows(crossed, score.length);
  const known = new Map(rule.groups.map((each) => [canonicalJson(each.group), each]));
  const own = groups.slices.map((slice) => known.get(canonicalJson(slice)));
  const of = (row: number) => own[groups.codes[row] as number];
  const read = score.map((each, row) => {
    const calibration = of(row)?.calibration;
    return calibration ? calibrated(calibration, each) : each;
  });
  const chances = random(rule.seed, 'decision-rule');
  return {
    score: read,
    decision: Uint8Array.from(read, (each, row) => {
      const chance = chanceOf(of(row), each, rule.threshold);
      if (chance === 0 || chance === 1) return chance;
      return chances.fork(String(rows[row])).uniform() < chance ? 1 : 0;
    }),
    strangers: score.reduce((sum, _, row) => sum + (of(row) ? 0 : 1), 0),
  };
}

function chanceOf(group: GroupDecision | undefined, score: number, threshold: number): number {
  if (group) return probabilityOf(group.selection, score);
  return score >= threshold ? 1 : 0;
}
