import { random, shuffled } from '../stats/random.ts';
import { type Confirmation, confirm } from './confirm.ts';
import { fold } from './fold.ts';
import { propose, type Watch } from './propose.ts';
import { pick, type Share, type Table } from './table.ts';

export interface ExploreLimits {
  /** Columns crossed at most. */
  readonly order: number;
  /** Rows that a slice must have among those that are searched. */
  readonly minRows: number;
  /** Share of false findings among the findings, at most. */
  readonly level: number;
}

export interface Explored {
  readonly looked: number;
  readonly small: number;
  /** Slices that the search proposed, each put to the test. */
  readonly tested: number;
  readonly search: Share;
  readonly confirmation: Share;
  /** Of the proposed, those that the other rows confirmed; the clearest first. */
  readonly found: readonly Confirmation[];
}

/** Standard errors from which the search takes a slice as deviating. */
const THRESHOLD = 3;
/** Candidates that are folded, and slices that are put to the test, at most: the farthest from the rest. */
const CANDIDATES = 300;
const TESTED = 25;

/** More rows than these are not searched: they would find deviations too small to matter. They confirm instead. */
const SEARCHED = 250_000;

/** Rows at random in two parts: one to search, half of them at most, and one to confirm what was found. */
export function parts(rows: number, seed: number): readonly [search: Int32Array, confirmation: Int32Array] {
  const order = shuffled(rows, random(seed).fork('explore'));
  const searched = Math.min(SEARCHED, Math.ceil(rows / 2));
  return [order.slice(0, searched).sort(), order.slice(searched).sort()];
}

/**
 * Finds slices whose share of rows that count differs from that of all other rows. Some rows propose, the
 * others test what was proposed, so that searching among many slices costs no false findings.
 * @throws the signal's reason when it is aborted.
 */
export async function explore(
  table: Table,
  [search, confirmation]: readonly [Int32Array, Int32Array],
  { order, minRows, level }: ExploreLimits,
  watch: Watch = {},
): Promise<Explored> {
  const searched = pick(table, search);
  const proposals = await propose(
    searched,
    { order, minRows, threshold: THRESHOLD, most: CANDIDATES },
    watch,
  );
  const chosen = fold(searched, proposals.candidates, { threshold: THRESHOLD, most: TESTED });
  const held = pick(table, confirmation);
  const found = confirm(held, chosen)
    .filter(({ adjusted }) => adjusted <= level)
    .sort((a, b) => a.p - b.p);
  return {
    looked: proposals.looked,
    small: proposals.small,
    tested: chosen.length,
    search: shareOf(searched),
    confirmation: shareOf(held),
    found,
  };
}

function shareOf({ rows, hit }: Table): Share {
  return { n: rows, count: hit.reduce((sum, one) => sum + one, 0) };
}
