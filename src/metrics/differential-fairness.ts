import type { Estimate } from '../result/index.ts';
import { betaQuantile } from '../stats/beta.ts';
import type { Limits, LooseInterval } from '../stats/interval.ts';
import { newcombe } from '../stats/newcombe.ts';
import { simultaneousLevel } from '../stats/simultaneous.ts';
import type { Comparison, Groups } from './comparison.ts';
import { counted } from './counted.ts';
import { eachPair } from './each-pair.ts';
import { extreme, extremeInterval } from './family.ts';
import { isKnown, type KnownReading } from './reading.ts';
import { settle, withoutPair } from './settle.ts';

/** What is added to the rows counted and to those that are not: Jeffreys' prior. */
const PRIOR = 0.5;

/** Crossed groups are what it was made for: `by` names several attributes. */
export const differentialFairness: Comparison<'differential-fairness'> = {
  id: 'differential-fairness',
  title: 'Differential fairness (ε)',
  why: 'The largest factor, as a logarithm, by which either outcome is likelier in one group than in another; a bound on what can be inferred of a person’s group from the outcome.',
  formula:
    'max over pairs of groups of |ln (p / p′)| and |ln ((1 − p) / (1 − p′))|, where p = (count + ½) / (n + 1)',
  source: 'Foulds et al. 2020',
  peers: {
    aif360: { name: 'smoothed_empirical_differential_fairness', note: 'concentration 1 is our ½ and ½' },
  },
  fair: 0,
  suits: 'share of rows',
  range: () => [0, Number.MAX_VALUE],
  ofAll({ confidence, readings }: Groups): Estimate {
    const known = readings.filter(isKnown);
    if (known.length < 2) return withoutPair(known);
    const pairs = known.length * (known.length - 1);
    const together = farthest(known, simultaneousLevel(confidence, pairs));
    return settle(
      extreme([0, ...logRatios(known, confidence).map(([a, b]) => a.value - b.value)], 'largest'),
      { low: extreme([0, together.low ?? 0], 'largest'), high: farthest(known, confidence).high },
      known.reduce((sum, { n }) => sum + n, 0),
      'simultaneous-jeffreys',
    );
  },
};

function farthest(known: readonly KnownReading[], confidence: number): LooseInterval {
  return extremeInterval(
    logRatios(known, confidence).map(([a, b]) => newcombe(a, b)),
    'largest',
  );
}

/** The logarithms of each outcome's probability in each ordered pair of groups. */
function logRatios(known: readonly KnownReading[], confidence: number): (readonly [Limits, Limits])[] {
  const all = known.map((reading) => counted(reading, confidence));
  const outcomes = [
    all.map(({ count, n }) => logLimits(count, n - count, confidence)),
    all.map(({ count, n }) => logLimits(n - count, count, confidence)),
  ];
  return outcomes.flatMap((limits) => [...eachPair(limits, (a, b) => [a, b] as const)]);
}

/** The logarithm of the smoothed share of so many rows among these and others. */
function logLimits(counted: number, others: number, confidence: number): Limits {
  const [a, b] = [counted + PRIOR, others + PRIOR];
  const tail = (1 - confidence) / 2;
  return {
    value: Math.log(a / (a + b)),
    low: Math.log(betaQuantile(a, b, tail, 1 - tail)),
    high: Math.log(betaQuantile(a, b, 1 - tail, tail)),
  };
}
