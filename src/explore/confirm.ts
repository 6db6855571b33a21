import { corrections } from '../stats/corrections.ts';
import { normalTail } from '../stats/normal.ts';
import type { Chosen } from './fold.ts';
import { oneStratum, splitStrata, testWithin } from './strata.ts';
import { rowsOf, type Share, type Table } from './table.ts';

/** A proposed slice on rows that had no part in proposing it. */
export interface Confirmation {
  readonly chosen: Chosen;
  readonly inside: Share;
  readonly outside: Share;
  /** How often chance alone would take it so far in the proposed direction; 1 where nothing can be told. */
  readonly p: number;
  /** After the correction for all that were proposed. */
  readonly adjusted: number;
}

/** Holds whatever the slices have to do with each other; they overlap. */
export const CORRECTION = corrections.get('benjamini-yekutieli');

/**
 * Tests each proposed slice, in its proposed direction, against all other rows and within the strata of those chosen
 * before it. The larger of the two p-values counts: it has to deviate, and beyond what the slices before it explain.
 */
export function confirm(table: Table, proposed: readonly Chosen[]): readonly Confirmation[] {
  const everyone = oneStratum(table);
  let strata = everyone;
  const tested = proposed.map((chosen) => {
    const rows = rowsOf(table, chosen.literals);
    const p = Math.max(
      ...[everyone, strata].map((within) => {
        const test = testWithin(within, table, rows);
        return test ? normalTail(Math.sign(chosen.z) * test.statistic) : 1;
      }),
    );
    strata = splitStrata(strata, table, rows);
    const inside = { n: rows.length, count: rows.reduce((sum, row) => sum + (table.hit[row] as number), 0) };
    const all = everyone.count[0] as number;
    return { chosen, inside, outside: { n: table.rows - inside.n, count: all - inside.count }, p };
  });
  const adjusted = CORRECTION.adjust(tested.map(({ p }) => p));
  return tested.map((test, index) => ({ ...test, adjusted: adjusted[index] as number }));
}
