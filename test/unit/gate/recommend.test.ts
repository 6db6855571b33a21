import { describe, expect, test } from 'vitest';
import { type Compared, frontOf } from '../../../src/gate/outdone.ts';
import { type Choosable, recommend } from '../../../src/gate/recommend.ts';
import type { Estimate } from '../../../src/result/index.ts';

const at = (value: number): Estimate => ({
  known: true,
  value,
  low: value - 0.1,
  high: value + 0.1,
  n: 400,
  method: 'recovered',
});
const UNKNOWN: Estimate = { known: false, because: 'one-group', n: 400 };

const quality = { id: 'auc', title: 'AUC', why: '', kind: 'quality', better: 'higher' } as const;
const gap = { id: 'gap', title: 'Gap', why: '', kind: 'disparity', better: 'lower' } as const;

type Values = Readonly<Record<string, readonly [auc: number, gap: number | undefined]>>;

/** Candidates by their values; of these pairs and criteria the difference is shown. */
function compared(
  values: Values,
  shown: readonly (readonly [a: string, b: string, criterion: string])[],
): Compared {
  const estimateOf = (value: number | undefined) => (value === undefined ? UNKNOWN : at(value));
  const ids = Object.keys(values);
  return {
    confidence: 0.95,
    criteria: [quality, gap],
    values: ids.flatMap((candidate) =>
      [quality, gap].map(({ id: criterion }, place) => ({
        candidate,
        criterion,
        estimate: estimateOf(values[candidate]?.[place]),
      })),
    ),
    differences: ids.flatMap((candidate, index) =>
      ids.slice(0, index).flatMap((against) =>
        [quality, gap].map(({ id: criterion }, place) => {
          const [a, b] = [values[candidate]?.[place], values[against]?.[place]];
          const is = shown.some(
            ([x, y, of]) => of === criterion && [x, y].sort().join() === [candidate, against].sort().join(),
          );
          const known = a !== undefined && b !== undefined;
          return {
            candidate,
            against,
            criterion,
            estimate: known ? at(a - b) : UNKNOWN,
            ...(known && { adjusted: is ? 0.01 : 0.6 }),
          };
        }),
      ),
    ),
  };
}

const candidate = (
  id: string,
  work: number | undefined,
  outcome: Choosable['verdict']['outcome'] = 'pass',
): Choosable => ({
  id,
  title: id.toUpperCase(),
  verdict: { outcome, because: [] },
  model: {
    kind: 'BERT',
    summary: '',
    parameters: 1,
    trained: 1,
    rows: { train: 6, validation: 2, test: 2 },
    curve: [],
    bestEpoch: 1,
  },
  cost: { ...(work !== undefined && { embedding: work }), training: 0 },
});

describe('the front', () => {
  test('leaves out who is at least as good nowhere worse and shown worse once', () => {
    const better = compared({ a: [0.9, 0.1], b: [0.7, 0.2] }, [['a', 'b', 'auc']]);
    expect(frontOf(better, ['a', 'b'])).toEqual(['a']);
  });

  test('keeps who is better somewhere, if only by the point', () => {
    const traded = compared({ a: [0.9, 0.3], b: [0.7, 0.2] }, [['a', 'b', 'auc']]);
    expect(frontOf(traded, ['a', 'b'])).toEqual(['a', 'b']);
  });

  test('keeps all of whom nothing is shown', () => {
    expect(frontOf(compared({ a: [0.9, 0.1], b: [0.7, 0.2] }, []), ['a', 'b'])).toEqual(['a', 'b']);
  });

  test('reads no advantage out of what is not known', () => {
    const both = compared({ a: [0.9, undefined], b: [0.7, undefined] }, [['a', 'b', 'auc']]);
    expect(frontOf(both, ['a', 'b'])).toEqual(['a']);
    const one = compared({ a: [0.9, undefined], b: [0.7, 0.2] }, [['a', 'b', 'auc']]);
    expect(frontOf(one, ['a', 'b'])).toEqual(['a', 'b']);
  });
});

describe('the recommendation', () => {
  const optimism = expect.stringContaining('looks better than it is');

  test('is the cheapest where the data cannot tell candidates apart, and says so', () => {
    const alike = compared({ a: [0.8, 0.1], b: [0.81, 0.1], c: [0.79, 0.12] }, []);
    expect(recommend([candidate('a', 300), candidate('b', 200), candidate('c', 100)], alike)).toEqual({
      candidate: 'c',
      reasons: [
        'The data cannot tell the 3 candidates that are left apart, so the cheapest to compute is taken: C.',
        optimism,
      ],
    });
  });

  test('calls nobody cheapest where one’s cost is not known', () => {
    const alike = compared({ a: [0.8, 0.1], b: [0.81, 0.1] }, []);
    const { candidate: none, reasons } = recommend([candidate('a', undefined), candidate('b', 200)], alike);
    expect(none).toBeUndefined();
    expect(reasons).toEqual([
      expect.stringContaining('what they all take to compute is not known'),
      optimism,
    ]);
    expect(recommend([candidate('a', undefined), candidate('b', 1, 'fail')], alike).candidate).toBe('a');
  });

  test('puts the verdict before all else', () => {
    const better = compared({ a: [0.9, 0.3], b: [0.7, 0.1] }, [['a', 'b', 'auc']]);
    expect(recommend([candidate('a', 1, 'fail'), candidate('b', 9)], better)).toEqual({
      candidate: 'b',
      reasons: ['By the verdict B comes first: A fails the audit.', optimism],
    });
  });

  test('takes who is shown to be better over who is cheaper', () => {
    const better = compared({ a: [0.9, 0.3], b: [0.7, 0.2] }, [['a', 'b', 'auc']]);
    expect(recommend([candidate('a', 9), candidate('b', 1)], better)).toEqual({
      candidate: 'a',
      reasons: ['A is shown to be better than B by: AUC.', optimism],
    });
  });

  test('is none where each is shown better at something', () => {
    const traded = compared({ a: [0.9, 0.3], b: [0.7, 0.1] }, [
      ['a', 'b', 'auc'],
      ['a', 'b', 'gap'],
    ]);
    const { candidate: none, reasons } = recommend([candidate('a', 9), candidate('b', 1)], traded);
    expect(none).toBeUndefined();
    expect(reasons).toEqual([expect.stringContaining('what counts more is for people to say'), optimism]);
  });
});

describe('what the policy forbids', () => {
  test('is not taken, however good, and it is said', () => {
    const best = compared({ a: [0.7, 0.3], b: [0.9, 0.1] }, [
      ['a', 'b', 'auc'],
      ['a', 'b', 'gap'],
    ]);
    const { candidate: taken, reasons } = recommend(
      [candidate('a', 1), { ...candidate('b', 1), forbidden: ['group-cut-offs'] }],
      best,
    );
    expect(taken).toBe('a');
    expect(reasons[0]).toBe('The policy does not allow B: it forbids group-cut-offs.');
  });
});

test('who is taken although groups are worse for it and none better has that said', () => {
  const { reasons } = recommend([candidate('a', 2), candidate('b', 1)], {
    ...compared({ a: [0.9, 0.3], b: [0.9, 0.1] }, []),
    levellingDown: [{ candidate: 'b', criterion: 'gap', worse: [{ sex: 'M' }] }],
  });
  expect(reasons).toContain('B levels down by “Gap”: worse for sex = M, better for none.');
});
