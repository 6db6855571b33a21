import { readText } from '../data/sources/files.ts';
import { DecisionRule } from '../result/index.ts';
import { parseJson } from './parse-json.ts';
import { invalid, type Problem } from './problem.ts';
import { validator } from './validate.ts';

const validRule = validator(DecisionRule);

/**
 * The decision rule of a file: of its own, or in the result of an audit that a strategy made one for.
 * @throws InvalidInput when the file holds none, or one that cannot be followed.
 */
export async function readRule(path: string): Promise<DecisionRule> {
  const document = parseJson(await readText(path), path);
  const rule = validRule(heldBy(document) ?? document, path);
  const problem = problemOf(rule);
  if (problem) throw invalid(problem, path);
  return rule;
}

/** The rule in an audit's result; undefined where the document is none. */
function heldBy(document: unknown): unknown {
  const { mitigation } = (document ?? {}) as { readonly mitigation?: { readonly rule?: unknown } | string };
  return typeof mitigation === 'object' ? mitigation?.rule : undefined;
}

/** What no schema can say: that steps and points are in rising order. */
function problemOf({ groups }: DecisionRule): Problem | undefined {
  for (const [index, { calibration, selection }] of groups.entries()) {
    const path = `/groups/${index}`;
    if (!rises(selection.steps.map(({ from }) => from))) {
      return {
        what: 'the steps are in no rising order',
        path: `${path}/selection/steps`,
        remedy: 'Sort them.',
      };
    }
    if (calibration && !(rises(calibration.x) && calibration.x.length === calibration.y.length)) {
      return {
        what: 'the points of the calibration are in no rising order, or not all there',
        path: `${path}/calibration`,
        remedy: 'Give as many "y" as "x", by rising "x".',
      };
    }
  }
  return undefined;
}

const rises = (values: readonly number[]): boolean =>
  values.every((value, at) => at === 0 || value > (values[at - 1] as number));
