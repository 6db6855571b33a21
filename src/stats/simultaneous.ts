/**
 * The confidence that each of several intervals needs so that all hold together with `confidence` (Šidák 1967: exact
 * for independent normal estimates, on the safe side for dependent ones).
 */
export function simultaneousLevel(confidence: number, intervals: number): number {
  return confidence ** (1 / Math.max(1, intervals));
}
