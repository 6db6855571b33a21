import type {
  Candidate,
  CompareResult,
  Criterion,
  Estimate,
  KnownEstimate,
  PairedDifference,
} from '../../../src/result/index.ts';
import { hiring, hostile, wilson } from './results.ts';

/** A candidate by how it fares: shares of 1470 rows decided rightly (all, in the worst group), and its widest gap. */
interface Fare {
  readonly title: string;
  readonly right: number;
  readonly worst: number;
  readonly gap: number;
  readonly parameters: number;
  readonly outcome: Candidate['verdict']['outcome'];
}

const ROWS = 1470;
const SMALLEST = 180;

const fares: readonly Fare[] = [
  {
    title: 'MiniLM-L6-v2',
    right: 0.79,
    worst: 0.71,
    gap: 0.21,
    parameters: 22_713_216,
    outcome: 'inconclusive',
  },
  {
    title: 'bert-base-uncased',
    right: 0.84,
    worst: 0.74,
    gap: 0.24,
    parameters: 109_482_240,
    outcome: 'fail',
  },
  {
    title: 'distilbert-base-uncased',
    right: 0.81,
    worst: 0.73,
    gap: 0.09,
    parameters: 66_362_880,
    outcome: 'pass',
  },
  { title: 'gpt2', right: 0.7, worst: 0.58, gap: 0.33, parameters: 124_439_808, outcome: 'fail' },
  { title: 'distilgpt2', right: 0.69, worst: 0.57, gap: 0.31, parameters: 81_912_576, outcome: 'fail' },
  { title: 'roberta-base', right: 0.835, worst: 0.75, gap: 0.22, parameters: 124_645_632, outcome: 'fail' },
  {
    title: 'all-mpnet-base-v2',
    right: 0.832,
    worst: 0.745,
    gap: 0.2,
    parameters: 109_486_464,
    outcome: 'inconclusive',
  },
  {
    title: 'A checkpoint of our own, trained on applications in three languages',
    right: 0.8,
    worst: 0.7,
    gap: 0.1,
    parameters: 1_204_226,
    outcome: 'pass',
  },
];

const criteria: readonly Criterion[] = [
  {
    id: 'accuracy',
    title: 'Accuracy',
    why: 'The share that is decided rightly.',
    kind: 'quality',
    better: 'higher',
  },
  {
    id: 'worst-group',
    title: 'Worst-group accuracy',
    why: 'Accuracy of the group that fares worst.',
    kind: 'quality',
    better: 'higher',
  },
  {
    id: 'four-fifths',
    title: 'Four-fifths rule, widest gap',
    why: 'How far the selection rates of any two groups lie apart.',
    kind: 'disparity',
    better: 'lower',
  },
];

const values: Readonly<Record<string, (fare: Fare) => KnownEstimate>> = {
  accuracy: ({ right }) => known(wilson(Math.round(right * ROWS), ROWS)),
  'worst-group': ({ worst }) => known(wilson(Math.round(worst * SMALLEST), SMALLEST)),
  'four-fifths': ({ gap }) => known(wilson(Math.round(gap * SMALLEST), SMALLEST)),
};

function known(estimate: Estimate): KnownEstimate {
  if (!estimate.known) throw new Error('the fixture divides by zero');
  return estimate;
}

/** The difference of two numbers whose correlation is `R`, by recovering variances (Zou 2007). */
const R = 0.6;
function difference(a: KnownEstimate, b: KnownEstimate): KnownEstimate {
  const value = a.value - b.value;
  const side = (x: number, y: number) => Math.sqrt(Math.max(0, x * x - 2 * R * x * y + y * y));
  return {
    known: true,
    value,
    low: value - side(a.value - a.low, b.high - b.value),
    high: value + side(a.high - a.value, b.value - b.low),
    n: a.n,
    method: 'recovered',
  };
}

/** A p-value that agrees with the interval: 0.05 where an end touches zero. */
function pOf({ value, low, high }: KnownEstimate): number {
  const reach = value > 0 ? value - low : high - value;
  return value === 0 ? 1 : Math.min(1, 0.05 ** ((Math.abs(value) / reach) ** 2));
}

function candidate(fare: Fare, index: number): Candidate {
  const { model, lineage } = hiring();
  if (!model) throw new Error('the fixture has a model');
  return {
    id: `candidate-${index}`,
    title: fare.title,
    differs: index === 0 ? 'the audit as written' : `backbone ${fare.title} in place of ${fares[0]?.title}`,
    own: index === 0,
    verdict: { outcome: fare.outcome, because: fare.outcome === 'pass' ? [] : ['four-fifths'] },
    model: { ...model, summary: `${fare.title}, frozen; logistic head`, parameters: fare.parameters },
    cost: { embedding: fare.parameters * 128, training: fare.parameters * 128 * 2100 * 12 },
    lineage: { ...lineage, revision: `hf:example/${index}@0123456789abcdef` },
  };
}

/** Candidates whose numbers agree with each other; the third, where there is one, is recommended. */
export function comparisonOf(number: number): CompareResult {
  const chosen = fares.slice(0, number);
  const pairs = chosen.flatMap((_, b) => chosen.flatMap((__, a) => (a > b ? [{ a, b }] : [])));
  const at = (index: number, criterion: string) =>
    values[criterion]?.(chosen[index] as Fare) as KnownEstimate;
  const { subject, confidence, lineage } = hiring();
  return {
    schema: 1,
    audit: 'hiring',
    subject,
    axis: 'backbones',
    confidence,
    rows: ROWS,
    candidates: chosen.map(candidate),
    criteria: [...criteria],
    values: chosen.flatMap((_, index) =>
      criteria.map(({ id }) => ({ candidate: `candidate-${index}`, criterion: id, estimate: at(index, id) })),
    ),
    differences: pairs.flatMap(({ a, b }) =>
      criteria.map(({ id }): PairedDifference => {
        const estimate = difference(at(a, id), at(b, id));
        return {
          candidate: `candidate-${a}`,
          against: `candidate-${b}`,
          criterion: id,
          estimate,
          adjusted: Math.min(1, pOf(estimate) * pairs.length),
        };
      }),
    ),
    front: chosen.flatMap(({ right }, index) => (right > 0.75 ? [`candidate-${index}`] : [])),
    recommendation:
      number < 3
        ? {
            reasons: [
              'The data cannot tell the candidates apart.',
              'A candidate picked on these rows looks better than it is.',
            ],
          }
        : {
            candidate: 'candidate-2',
            reasons: [
              'It is one of the candidates that pass the policy.',
              'Of those that the data cannot tell apart it is the cheapest.',
              'A candidate picked on these rows looks better than it is.',
            ],
          },
    notices: [{ code: 'small-group', message: 'Two values of "race" hold under 2 % of the rows each.' }],
    version: lineage.version,
  };
}

/** Without a policy: nothing judged, no disparity. */
export function withoutPolicy(): CompareResult {
  const whole = comparisonOf(4);
  const quality = (id: string) => id !== 'four-fifths';
  return {
    ...whole,
    candidates: whole.candidates.map((one) => ({ ...one, verdict: { outcome: 'not-judged', because: [] } })),
    criteria: whole.criteria.filter(({ id }) => quality(id)),
    values: whole.values.filter(({ criterion }) => quality(criterion)),
    differences: whole.differences.filter(({ criterion }) => quality(criterion)),
    notices: [],
  };
}

/** The second candidate could not be measured by the gap, and nobody by the worst group. */
export function partlyUnknown(): CompareResult {
  const whole = comparisonOf(3);
  const unknown: Estimate = { known: false, because: 'too-few-rows', n: 12 };
  const lost = (criterion: string, ...of: readonly string[]) =>
    criterion === 'worst-group' || (criterion === 'four-fifths' && of.includes('candidate-1'));
  return {
    ...whole,
    values: whole.values.map((one) =>
      lost(one.criterion, one.candidate) ? { ...one, estimate: unknown } : one,
    ),
    differences: whole.differences.map(({ adjusted, ...one }) =>
      lost(one.criterion, one.candidate, one.against)
        ? { ...one, estimate: unknown }
        : { ...one, ...(adjusted === undefined ? {} : { adjusted }) },
    ),
  };
}

/** Nothing but two candidates: no criteria, no numbers. */
export const bare = (): CompareResult => ({
  ...comparisonOf(2),
  criteria: [],
  values: [],
  differences: [],
  front: [],
  recommendation: { reasons: [] },
  notices: [],
});

/** Every text field that could come from outside holds one of the hostile texts. */
export function hostileComparison(): CompareResult {
  const whole = comparisonOf(6);
  const texts = Object.values(hostile);
  const text = (index: number) => texts[index % texts.length] as string;
  const id = (name: string) => `${name} ${text(Number(name.at(-1)))}`;
  return {
    ...whole,
    audit: hostile.attribute,
    axis: hostile.style,
    subject: { title: hostile.html, decision: hostile.markdown, favourable: hostile.xml },
    candidates: whole.candidates.map((one, index) => ({
      ...one,
      id: id(one.id),
      title: text(index),
      differs: text(index + 1),
      verdict: { ...one.verdict, because: [text(index)] },
      model: { ...one.model, kind: text(index + 2), summary: text(index + 3) },
      lineage: {
        ...one.lineage,
        data: text(index),
        revision: text(index + 1),
        engine: text(index + 2),
        artefacts: { [text(index)]: text(index + 1) },
      },
    })),
    criteria: whole.criteria.map((one, index) => ({
      ...one,
      title: `${one.title} ${text(index)}`,
      why: text(index + 1),
    })),
    values: whole.values.map((one) => ({ ...one, candidate: id(one.candidate) })),
    differences: whole.differences.map((one) => ({
      ...one,
      candidate: id(one.candidate),
      against: id(one.against),
    })),
    front: whole.front.map(id),
    recommendation: { candidate: id('candidate-2'), reasons: texts },
    notices: texts.map((message) => ({ code: message, message })),
    version: hostile.attribute,
  };
}
