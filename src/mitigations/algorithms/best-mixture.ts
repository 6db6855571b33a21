import { minimise, pivot } from '../../stats/simplex.ts';
import type { Hypothesis } from './reduction.ts';

/** Shares of the models that cost least, what is most over a bound counting `largest` times, and the constraints’ multipliers. */
export function bestMixture(
  known: readonly Hypothesis[],
  largest: number,
): { readonly shares: number[]; readonly multipliers: number[] } {
  const [models, constraints] = [known.length, known[0]?.excess.length ?? 0];
  const over = models;
  const variables = models + 1 + constraints;
  const row = (fill: (variable: number) => number, right: number) =>
    Float64Array.from({ length: variables + 1 }, (_, at) => (at === variables ? right : fill(at)));
  const first = (known[0] as Hypothesis).excess;
  // The first model alone is a vertex: its share is 1, and the rows below are told without it.
  const rows = [
    row((at) => (at < models ? 1 : 0), 1),
    ...Array.from({ length: constraints }, (_, each) =>
      row(
        (at) => {
          if (at < models) return (known[at]?.excess[each] as number) - (first[each] as number);
          return at === over ? -1 : Number(at === over + 1 + each);
        },
        -(first[each] as number),
      ),
    ),
  ];
  const basis = [0, ...Array.from({ length: constraints }, (_, each) => over + 1 + each)];
  const cost = Float64Array.from({ length: variables }, (_, at) =>
    at < models ? (known[at]?.error as number) : at === over ? largest : 0,
  );
  const tableau = { rows, basis, cost };
  const worst = first.reduce((most, each, at) => (each > (first[most] as number) ? at : most), 0);
  if ((first[worst] ?? 0) > 0) pivot(tableau, worst + 1, over);
  const { x, reduced } = minimise(tableau);
  return { shares: [...x.slice(0, models)], multipliers: [...reduced.slice(over + 1)] };
}
