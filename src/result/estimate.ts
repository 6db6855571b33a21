import Type, { type Static } from 'typebox';

/** Why a number has no meaning here. */
export const Unknown = Type.Union([
  Type.Literal('no-rows'),
  Type.Literal('zero-denominator'),
  Type.Literal('too-few-rows'),
  Type.Literal('one-class'),
  Type.Literal('one-group'),
  Type.Literal('no-scores'),
  Type.Literal('no-neighbours'),
  Type.Literal('no-fit'),
  Type.Literal('no-spread'),
  Type.Literal('no-common-stratum'),
  Type.Literal('withheld'),
]);
export type Unknown = Static<typeof Unknown>;

/** How an interval was made; the report's appendix explains each in plain words. */
export const IntervalMethod = Type.Union([
  Type.Literal('wilson'),
  Type.Literal('clopper-pearson'),
  Type.Literal('agresti-coull'),
  Type.Literal('jeffreys'),
  Type.Literal('cell-bootstrap'),
  Type.Literal('mover-jeffreys'),
  Type.Literal('newcombe'),
  Type.Literal('miettinen-nurminen'),
  Type.Literal('mover-ratio'),
  Type.Literal('koopman'),
  Type.Literal('katz'),
  Type.Literal('simultaneous-wilson'),
  Type.Literal('simultaneous-bootstrap'),
  Type.Literal('simultaneous-jeffreys'),
  Type.Literal('woodruff'),
  Type.Literal('recovered'),
  Type.Literal('mantel-haenszel'),
  Type.Literal('simultaneous-woodruff'),
  Type.Literal('ratio-of-sums'),
  Type.Literal('clustered-wilson'),
  Type.Literal('repeated-student'),
  Type.Literal('simultaneous-student'),
]);
export type IntervalMethod = Static<typeof IntervalMethod>;

const Known = Type.Object({
  known: Type.Literal(true),
  value: Type.Number(),
  low: Type.Number({ description: 'Lower end of the interval at the result’s confidence level.' }),
  high: Type.Number(),
  n: Type.Integer({ minimum: 0, description: 'Rows that the number rests on: its denominator.' }),
  count: Type.Optional(
    Type.Number({ description: 'Numerator of a proportion, in rows (weighted where rows have weights).' }),
  ),
  method: IntervalMethod,
});

const NotKnown = Type.Object({
  known: Type.Literal(false),
  because: Unknown,
  n: Type.Integer({ minimum: 0 }),
});

/** A number with its uncertainty, or the reason why there is none. Never NaN, never an infinity. */
export const Estimate = Type.Union([Known, NotKnown]);
export type Estimate = Static<typeof Estimate>;
export type KnownEstimate = Static<typeof Known>;
