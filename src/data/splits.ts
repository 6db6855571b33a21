import { InvalidInput } from '../errors.ts';
import { type Random, random, shuffled } from '../stats/random.ts';
import { SPLITS, type Split } from './dataset.ts';

/** Shares of the rows that no file assigns; the rest trains. */
export interface SplitShares {
  readonly validation: number;
  readonly test: number;
}

/** Marks a row whose file does not say which split it serves. */
export const UNASSIGNED = 255;

/** The code of a split in `Dataset.split`. */
export const splitCode = (split: Split): number => SPLITS.indexOf(split);

/** The rows that serve a split, ascending. */
export function rowsOf(split: Uint8Array, wanted: Split): Int32Array {
  const code = splitCode(wanted);
  return Int32Array.from(split.keys()).filter((row) => split[row] === code);
}

/**
 * Gives every unassigned row a split, at random but the same for the same seed. Each label keeps its proportion in
 * every split to within one row; where there are clusters, about so, as each goes whole to one split, namely to that of
 * its first assigned row where a file assigns some.
 * @param fixed one code a row: of a split, or `UNASSIGNED`.
 * @param clusters number of the cluster of every row, where rows belong together.
 */
export function assignSplits(
  label: Uint8Array,
  fixed: Uint8Array,
  shares: SplitShares,
  seed: number,
  clusters?: Int32Array,
): Uint8Array {
  const split = fixed.slice();
  const source = random(seed, 'splits');
  const leader = clusters && leaders(clusters, fixed);
  for (const outcome of [0, 1]) {
    const free: number[] = [];
    for (let row = 0; row < label.length; row++) {
      if (label[row] === outcome && fixed[row] === UNASSIGNED && (!leader || leader[row] === row))
        free.push(row);
    }
    deal(free, split, shares, source.fork(String(outcome)));
  }
  if (!leader) return split;
  return split.map((code, row) => (code === UNASSIGNED ? (split[leader[row] as number] as number) : code));
}

/** Of every row the one whose split it takes: the first assigned row of its cluster, or the first. */
function leaders(clusters: Int32Array, fixed: Uint8Array): Int32Array {
  const first = new Map<number, number>();
  for (const [row, cluster] of clusters.entries()) {
    const found = first.get(cluster);
    const better = fixed[row] !== UNASSIGNED && found !== undefined && fixed[found] === UNASSIGNED;
    if (found === undefined || better) first.set(cluster, row);
  }
  return clusters.map((cluster) => first.get(cluster) as number);
}

function deal(rows: readonly number[], split: Uint8Array, shares: SplitShares, source: Random): void {
  const tests = Math.round(rows.length * shares.test);
  const assigned = Math.round(rows.length * (shares.test + shares.validation));
  const order = shuffled(rows.length, source);
  for (const [place, index] of order.entries()) {
    const name = place < tests ? 'test' : place < assigned ? 'validation' : 'train';
    split[rows[index] as number] = splitCode(name);
  }
}

const NEEDED: Readonly<Record<Split, boolean>> = { train: true, validation: false, test: true };

/** @throws InvalidInput when there are no training or no test rows, or all rows of a split have the same label. */
export function checkSplits(label: Uint8Array, split: Uint8Array, file: string): void {
  const favourable = new Float64Array(SPLITS.length);
  const rows = new Float64Array(SPLITS.length);
  for (const [row, code] of split.entries()) {
    rows[code] = (rows[code] as number) + 1;
    favourable[code] = (favourable[code] as number) + (label[row] as number);
  }
  for (const [code, name] of SPLITS.entries()) {
    if (rows[code] === 0) {
      if (!NEEDED[name]) continue;
      throw new InvalidInput(
        `the ${name} split is empty`,
        { file },
        `Change the shares under dataset.split, or give a file whose split is "${name}".`,
      );
    }
    if (favourable[code] === 0 || favourable[code] === rows[code]) {
      throw new InvalidInput(
        `every row of the ${name} split has the ${favourable[code] === 0 ? 'unfavourable' : 'favourable'} label`,
        { file },
        'Give more rows, change the shares under dataset.split, or check label.favourable.',
      );
    }
  }
}
