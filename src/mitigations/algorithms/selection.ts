/**
 * How likely a row is selected, by its score: `below` for scores under the first step, then the probability of the last
 * step that the score reaches. Steps ascend. Where every probability is 0 or 1 nothing is left to chance.
 */
export interface Selection {
  readonly below: number;
  readonly steps: readonly { readonly from: number; readonly probability: number }[];
}

/** One of several ways to select, taken with a probability: from a score on; nobody where there is none. */
export interface Share {
  readonly probability: number;
  readonly from: number | undefined;
}

/** Smaller probabilities are rounding. */
const ROUNDING = 1e-12;

/** What several ways come to, each taken with its probability. Everybody is selected from a score of −∞ on. */
export function mixture(shares: readonly Share[]): Selection {
  const at = new Map<number, number>();
  for (const { probability, from } of shares) {
    if (from !== undefined && probability > ROUNDING) at.set(from, (at.get(from) ?? 0) + probability);
  }
  const sorted = [...at].toSorted(([a], [b]) => a - b);
  let sum = 0;
  const steps = sorted.map(([from, probability]) => {
    sum += probability;
    return { from, probability: Math.abs(sum - 1) < ROUNDING ? 1 : sum };
  });
  const everybody = steps[0]?.from === Number.NEGATIVE_INFINITY ? steps[0].probability : 0;
  return { below: everybody, steps: steps.filter(({ from }) => from > Number.NEGATIVE_INFINITY) };
}

/** The probability in [0, 1] that a row with this score is selected. */
export function probabilityOf({ below, steps }: Selection, score: number): number {
  return steps.findLast(({ from }) => score >= from)?.probability ?? below;
}
