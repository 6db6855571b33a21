const PARTS = 1000;

/** The rates among which an optimum is looked for, as fairlearn does: 0, 0.001, … 1. */
export const RATE_GRID: readonly number[] = Array.from({ length: PARTS + 1 }, (_, at) => at / PARTS);

/** Where a list is greatest, the first place of several. */
export function indexOfMost(values: readonly number[]): number {
  return values.reduce((best, value, at) => (value > (values[best] as number) ? at : best), 0);
}
