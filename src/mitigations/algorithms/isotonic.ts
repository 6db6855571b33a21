/** A rising curve through points, straight between them and level outside. `x` rises strictly. */
export interface Calibration {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** What a calibration is fitted to; all have an entry a row. */
export interface Scored {
  readonly label: Uint8Array;
  readonly weight: Float64Array;
  readonly score: Float64Array;
}

interface Block {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly sum: number;
}

/**
 * The rising curve that comes closest, by weighted squares, to what came true at each score: neighbours out of order are
 * pooled (Ayer et al. 1955; Zadrozny & Elkan 2002).
 * @param rows row ids that it is fitted to.
 */
export function isotonic(rows: Int32Array, given: Scored): Calibration {
  const blocks: Block[] = [];
  for (const each of tied(rows, given)) {
    let block = each;
    for (let last = blocks.at(-1); last && mean(last) >= mean(block); last = blocks.at(-1)) {
      blocks.pop();
      block = joined(last, block);
    }
    blocks.push(block);
  }
  const ends = blocks.flatMap(({ from, to, weight, sum }) =>
    (from === to ? [from] : [from, to]).map((x) => ({ x, y: sum / weight })),
  );
  return { x: ends.map(({ x }) => x), y: ends.map(({ y }) => y) };
}

/** One block a score, by rising score, of the rows that weigh something. */
function tied(rows: Int32Array, { label, weight, score }: Scored): Block[] {
  const blocks: Block[] = [];
  for (const row of rows.toSorted((a, b) => (score[a] as number) - (score[b] as number))) {
    const [at, own] = [score[row] as number, weight[row] as number];
    if (own === 0) continue;
    const block = { from: at, to: at, weight: own, sum: own * (label[row] as number) };
    const last = blocks.at(-1);
    if (last?.to === at) blocks[blocks.length - 1] = joined(last, block);
    else blocks.push(block);
  }
  return blocks;
}

const mean = ({ sum, weight }: Block): number => sum / weight;

const joined = (last: Block, next: Block): Block => ({
  from: last.from,
  to: next.to,
  weight: last.weight + next.weight,
  sum: last.sum + next.sum,
});

/** The curve’s height at a score. */
export function calibrated({ x, y }: Calibration, score: number): number {
  const right = x.findIndex((each) => each >= score);
  if (right <= 0) return (right === 0 ? y[0] : y.at(-1)) as number;
  const [x0, x1] = [x[right - 1] as number, x[right] as number];
  const [y0, y1] = [y[right - 1] as number, y[right] as number];
  return y0 + ((y1 - y0) * (score - x0)) / (x1 - x0);
}
