import { prefixCounts } from '../stats/prefix-counts.ts';

/**
 * How every row stands in its list. Rows of equal score are put in order at random: what is told of them is what is
 * expected then. All arrays have one entry a row.
 */
export interface Standing {
  /** 1 for the first. */
  readonly position: Float64Array;
  /** 1 / log₂ (1 + position). */
  readonly exposure: Float64Array;
  /** 2^−position. */
  readonly attention: Float64Array;
  /** Probability to be among the first few. */
  readonly top: Float64Array;
  /** The exposure that it would have if its list were in order of relevance. */
  readonly ideal: Float64Array;
  /** Less relevant rows of its list, and how many of these it is ranked above; at equal scores half. */
  readonly lesser: Float64Array;
  readonly outranked: Float64Array;
}

/**
 * @param list index of each row's list
 * @param first how many positions of a list are its top
 */
export function standingOf(
  score: Float64Array,
  relevance: Float64Array,
  list: Int32Array,
  first: number,
): Standing {
  const ranked = tiesOf(list, score);
  const relevant = tiesOf(list, relevance);
  const exposed = exposures(list.length);
  const exposure = (positions: number) => exposed[positions] as number;
  return {
    position: expected(ranked, (positions) => (positions * (positions + 1)) / 2),
    exposure: expected(ranked, exposure),
    attention: expected(ranked, (positions) => 1 - 2 ** -positions),
    top: expected(ranked, (positions) => Math.min(first, positions)),
    ideal: expected(relevant, exposure),
    ...pairsOf(ranked, relevant, list.length),
  };
}

/** Rows of one list that share a value, and how many of the list have a higher one. */
interface Tie {
  readonly rows: Int32Array;
  readonly above: number;
}

/** The ties of each list, the highest value first. */
function tiesOf(list: Int32Array, value: Float64Array): readonly (readonly Tie[])[] {
  const at = (column: ArrayLike<number>, row: number) => column[row] as number;
  const order = Int32Array.from(list, (_, row) => row).sort(
    (a, b) => at(list, a) - at(list, b) || at(value, b) - at(value, a) || a - b,
  );
  const lists: Tie[][] = [];
  let start = 0;
  for (let end = 1; end <= order.length; end++) {
    const [row, next] = [at(order, start), order[end]];
    const sameList = next !== undefined && list[next] === list[row];
    if (sameList && value[next] === value[row]) continue;
    const last = lists.at(-1);
    const before = last?.[0]?.rows[0];
    const tie = (above: number) => ({ rows: order.subarray(start, end), above });
    if (last && before !== undefined && list[before] === list[row]) last.push(tie(sizeOf(last)));
    else lists.push([tie(0)]);
    start = end;
  }
  return lists;
}

function sizeOf(ties: readonly Tie[]): number {
  const last = ties.at(-1);
  return last ? last.above + last.rows.length : 0;
}

/**
 * The mean of a number over the positions that the rows of a tie share.
 * @param upTo its sum over the first so many positions
 */
function expected(lists: readonly (readonly Tie[])[], upTo: (positions: number) => number): Float64Array {
  const found = new Float64Array(lists.reduce((sum, ties) => sum + sizeOf(ties), 0));
  for (const { rows, above } of lists.flat()) {
    const mean = (upTo(above + rows.length) - upTo(above)) / rows.length;
    for (const row of rows) found[row] = mean;
  }
  return found;
}

/** Sum of the exposures of the first 0, 1, 2, … positions. */
function exposures(most: number): Float64Array {
  const sums = new Float64Array(most + 1);
  for (let position = 1; position <= most; position++) {
    sums[position] = (sums[position - 1] as number) + 1 / Math.log2(1 + position);
  }
  return sums;
}

/** Of every row the less relevant ones of its list, from the least relevant upwards. */
function pairsOf(
  ranked: readonly (readonly Tie[])[],
  relevant: readonly (readonly Tie[])[],
  rows: number,
): Pick<Standing, 'lesser' | 'outranked'> {
  const [above, lesser, outranked] = [new Int32Array(rows), new Float64Array(rows), new Float64Array(rows)];
  for (const [list, ties] of ranked.entries()) {
    for (const tie of ties) for (const row of tie.rows) above[row] = tie.above;
    const met = prefixCounts(sizeOf(ties));
    let less = 0;
    for (const { rows: alike } of [...(relevant[list] ?? [])].reverse()) {
      for (const row of alike) {
        const place = above[row] as number;
        lesser[row] = less;
        outranked[row] = less - (met.before(place) + met.before(place + 1)) / 2;
      }
      for (const row of alike) met.add(above[row] as number);
      less += alike.length;
    }
  }
  return { lesser, outranked };
}
