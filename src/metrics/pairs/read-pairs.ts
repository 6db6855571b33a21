import type { Cells } from '../../slices/cells.ts';
import type { Counts } from '../../slices/statistics.ts';
import type { ResamplingId } from '../../stats/resamplings.ts';
import { straying } from '../distance.ts';
import { isEndless, type KnownReading, type Reading } from '../reading.ts';
import { resample, type Target } from '../replicates/resample.ts';
import type { Watch } from '../replicates/watch.ts';
import { FEWEST_TO_RESAMPLE, withReplicates } from '../spread.ts';
import type { PairMetric } from './pair-metric.ts';
import { readPair, type Sides } from './read-pair.ts';

/** A metric to be taken of two groups. */
export interface Pair {
  readonly metric: PairMetric;
  readonly sides: Sides;
  /** The same groups in the cells that are resampled. */
  readonly resampled: Sides;
}

export interface PairOptions {
  readonly confidence: number;
  readonly replicates: number;
  readonly bootstrap?: ResamplingId;
  readonly seed: number;
}

/** What is drawn from: its cells, and who takes over how often each counts. */
export interface Source {
  readonly cells: Cells;
  fill(factor?: Float64Array): void;
}

/** Reads every pair; all see the same replicates, so that what they share stays shared. */
export async function readPairs(
  pairs: readonly Pair[],
  counts: Counts,
  measured: (metric: PairMetric) => boolean,
  { cells, fill }: Source,
  options: PairOptions,
  watch: Watch,
): Promise<readonly Reading[]> {
  fill();
  const taken = pairs.map((pair) => {
    const reading = readPair(pair.metric, pair.sides, counts, measured(pair.metric));
    const enough = reading.known && reading.support >= FEWEST_TO_RESAMPLE;
    return { reading, refine: enough ? refinement(pair, reading, options.replicates) : undefined };
  });
  const targets = taken.flatMap(({ refine }) => refine?.targets ?? []);
  if (targets.length > 0 && options.replicates > 0) await resample(cells, fill, targets, options, watch);
  return taken.map(({ reading, refine }, index) => {
    const read = refine?.refined() ?? reading;
    if (!read.known || read.method === 'cell-bootstrap') return read;
    const { range } = (pairs[index] as Pair).metric;
    return isEndless(range) ? { known: false, because: 'too-few-rows', n: read.n } : read;
  });
}

/** What is to be taken of each replicate, and the reading that then follows. */
function refinement({ metric, resampled }: Pair, reading: KnownReading, replicates: number) {
  const { group, reference, everyone } = resampled;
  const target = (of: Target['of']): Target => ({ of, stats: group, into: new Float64Array(replicates) });
  const value = target((own) => metric.of(own, reference, everyone));
  const stray =
    metric.distance &&
    straying(
      {
        gaps: (own) => metric.distance?.gaps(own as Sides['group'], reference, everyone),
        size: metric.distance.size,
      },
      group,
    );
  const strayed = stray && target(stray);
  const before = metric.of(group, reference, everyone) ?? reading.value;
  return {
    targets: strayed ? [value, strayed] : [value],
    refined: () => withReplicates(reading, value.into, before, metric.range, { strayed: strayed?.into }),
  };
}
