import type { AuditResult, CompareResult, Estimate, MitigationCard } from '../../../src/result/index.ts';
import { comparisonOf } from './comparisons.ts';
import { hiring, hostile, wilson } from './results.ts';

/** Says what it is given where a strategy or a group is named. */
interface Words {
  readonly title: string;
  readonly attribute: string;
  readonly value: string;
}

const PLAIN: Words = { title: 'Group thresholds', attribute: 'sex', value: 'Female' };
const HOSTILE: Words = { title: hostile.html, attribute: hostile.attribute, value: hostile.markdown };

const card = ({ title, attribute, value }: Words): MitigationCard => ({
  id: 'group-thresholds',
  title,
  why: `${title} gives every group a cut-off.`,
  source: 'Hardt, Price & Srebro 2016',
  by: [attribute],
  options: { objective: value, within: 0.02 },
  posture: { training: false, inference: true, groupCutOffs: true, randomised: true },
  rule: {
    schema: 1,
    mitigation: 'group-thresholds',
    by: [attribute],
    threshold: 0.5,
    groups: [
      { group: { [attribute]: value }, selection: { below: 0, steps: [{ from: 0.4, probability: 1 }] } },
      {
        group: { [attribute]: 'Male' },
        calibration: { x: [0.2, 0.8], y: [0.1, 0.9] },
        selection: { below: 0.25, steps: [{ from: 0.6, probability: 0.75 }] },
      },
      { group: { [attribute]: 'X' }, selection: { below: 1, steps: [] } },
    ],
    randomised: true,
    seed: 7,
  },
});

/** An audit whose model was made fairer. */
export const mitigated = (words = PLAIN): AuditResult => ({ ...hiring(), mitigation: card(words) });
export const mitigatedHostile = () => mitigated(HOSTILE);

const difference = (value: number): Estimate => ({
  known: true,
  value,
  low: value - 0.05,
  high: value + 0.05,
  n: 700,
  method: 'recovered',
});

/** The audit as written, one that levels down, and one that the policy forbids. */
export function mitigationsCompared(words = PLAIN): CompareResult {
  const whole = comparisonOf(3);
  const { attribute, value } = words;
  const group = (name: string) => ({ [attribute]: name });
  const [second, third] = ['candidate-1', 'candidate-2'] as const;
  return {
    ...whole,
    axis: 'mitigations',
    candidates: whole.candidates.map((one, index) => ({
      ...one,
      ...(index > 0 && { mitigation: card(words) }),
      ...(index === 1 && { forbidden: ['group-cut-offs', 'randomised'] }),
    })),
    seeds: {
      count: 3,
      values: [
        {
          candidate: second,
          criterion: 'accuracy',
          mean: 0.84,
          deviation: 0.004,
          lowest: 0.836,
          highest: 0.844,
        },
      ],
    },
    moves: [second, third].flatMap((candidate) => [
      { candidate, slice: {}, people: 1470, gained: 12, lost: 131 },
      { candidate, slice: group(value), people: 700, gained: 12, lost: 0 },
      { candidate, slice: group('Male'), people: 770, gained: 0, lost: 131 },
    ]),
    groups: [
      {
        candidate: third,
        criterion: 'four-fifths',
        slice: group(value),
        before: wilson(300, 700),
        after: wilson(312, 700),
        difference: difference(12 / 700),
        shown: 'same',
      },
      {
        candidate: third,
        criterion: 'four-fifths',
        slice: group('Male'),
        before: wilson(500, 770),
        after: wilson(369, 770),
        difference: difference(-131 / 770),
        shown: 'worse',
      },
    ],
    levellingDown: [{ candidate: third, criterion: 'four-fifths', worse: [group('Male')] }],
  };
}
export const mitigationsComparedHostile = () => mitigationsCompared(HOSTILE);
