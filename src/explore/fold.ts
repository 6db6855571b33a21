import type { Candidate } from './propose.ts';
import { oneStratum, splitStrata, testWithin } from './strata.ts';
import { rowsOf, type Table } from './table.ts';

/** A slice that explains others: among rows that it does not tell apart, they deviate no more. */
export interface Chosen extends Candidate {
  /** How many of the other candidates it explains. */
  readonly explains: number;
}

interface Left {
  readonly candidate: Candidate;
  readonly rows: Int32Array;
  readonly z: number;
}

/**
 * Folds slices that overlap into those that explain them. The slice that deviates most is chosen; whatever does not
 * deviate beyond it any more (within and without it, by Mantel and Haenszel's test) is explained by it and left out;
 * and so on with those that are left, within the strata of all slices chosen before.
 * @param threshold standard errors from which a slice deviates
 * @param most slices chosen at most
 */
export function fold(
  table: Table,
  candidates: readonly Candidate[],
  { threshold, most }: { readonly threshold: number; readonly most: number },
): readonly Chosen[] {
  const chosen: Chosen[] = [];
  let strata = oneStratum(table);
  let left: readonly Left[] = candidates.map((candidate) => ({
    candidate,
    rows: rowsOf(table, candidate.literals),
    z: Math.abs(candidate.z),
  }));
  while (left.length > 0 && chosen.length < most) {
    const first = left.reduce((best, other) => (other.z > best.z ? other : best));
    strata = splitStrata(strata, table, first.rows);
    const beyond = left.flatMap((other) => {
      if (other === first) return [];
      const z = Math.sign(other.candidate.z) * (testWithin(strata, table, other.rows)?.statistic ?? 0);
      return z >= threshold ? [{ ...other, z }] : [];
    });
    chosen.push({ ...first.candidate, explains: left.length - 1 - beyond.length });
    left = beyond;
  }
  return chosen;
}
