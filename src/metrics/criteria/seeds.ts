import type { CompareResult, SeedSpread } from '../../result/index.ts';

/** What each candidate comes to by each criterion, with one seed. */
export type SeedValues = readonly {
  readonly candidate: string;
  readonly criterion: string;
  readonly value: number;
}[];

/** How much the numbers of candidates depend on the seed: those that have one with every seed. */
export function spreadOverSeeds(runs: readonly SeedValues[]): NonNullable<CompareResult['seeds']> {
  const values = (runs[0] ?? []).flatMap(({ candidate, criterion }): SeedSpread[] => {
    const found = runs.flatMap(
      (run) => run.find((one) => one.candidate === candidate && one.criterion === criterion)?.value ?? [],
    );
    return found.length < runs.length ? [] : [{ candidate, criterion, ...spreadOf(found) }];
  });
  return { count: runs.length, values };
}

function spreadOf(values: readonly number[]): Pick<SeedSpread, 'mean' | 'deviation' | 'lowest' | 'highest'> {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    mean,
    deviation: Math.sqrt(squares / (values.length - 1)),
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
}
