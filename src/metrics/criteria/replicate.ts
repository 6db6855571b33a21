import { setImmediate } from 'node:timers/promises';
import { tasks } from '../../data/tasks/index.ts';
import type { SliceCube } from '../../slices/cube.ts';
import { groupings } from '../../slices/lattice.ts';
import { rollUp } from '../../slices/roll-up.ts';
import { countsBy, hasParts, type Stats, statistics } from '../../slices/statistics.ts';
import { tally } from '../../slices/tally.ts';
import { type Reading, read } from '../reading.ts';
import { blocksOf, cellDraws, type Draws, drawBlock } from '../replicates/draws.ts';
import { progressOf } from '../replicates/resample.ts';
import type { Watch } from '../replicates/watch.ts';
import type { Criterion } from './criterion.ts';

/**
 * Each criterion of each candidate in every replicate of a Poisson bootstrap of the rows, or of their clusters; NaN where
 * it has no meaning.
 * All candidates see the same draws, so that what the rows do to one they do to all.
 * @param candidates cubes of the same rows in the same order, every row a cell of its own
 * @returns by candidate, then by criterion, one entry a replicate
 */
export async function replicate(
  candidates: readonly SliceCube[],
  criteria: readonly Criterion[],
  draws: Draws,
  { progress, signal }: Watch,
): Promise<readonly (readonly Float64Array[])[]> {
  const values = candidates.map((cube) => criteria.map((criterion) => replicating(cube, criterion)));
  const found = values.map((each) => each.map(() => new Float64Array(draws.replicates)));
  const [first] = candidates;
  if (!first) return [];
  const draw = cellDraws(first.cells, draws.bootstrap);
  const total = blocksOf(draws);
  for (let block = 0; block < total; block++) {
    await setImmediate();
    signal?.throwIfAborted();
    progress?.(progressOf(block, total, draws));
    drawBlock(draw, draws, block, (at, factor) => {
      for (const [candidate, all] of found.entries()) {
        for (const [criterion, into] of all.entries()) {
          into[at] = values[candidate]?.[criterion]?.(factor) ?? Number.NaN;
        }
      }
    });
  }
  progress?.(progressOf(total, total, draws));
  return found;
}

/** A criterion of rows that each count so many times. */
function replicating(cube: SliceCube, { metric, groupings: wanted, estimate }: Criterion) {
  const counts = countsBy(tasks.get(cube.task).countedBy);
  const tallied = tally(cube.cells, new Set([...Object.values(counts), ...metric.needs]));
  const measured = metric.needs.every((id) => hasParts(statistics.get(id), cube.cells));
  const names = new Set(wanted.map(String));
  const rolled = new Map(
    groupings(cube, 0, wanted)
      .filter(({ by }) => names.has(String(by)))
      .map((grouping) => [String(grouping.by), rollUp(tallied, grouping, false)]),
  );
  const pointOf = (stats: Stats) => point(read(metric, stats, { counts, rates: 'wilson' }, measured));
  return (factor: Float64Array): number | undefined => {
    tallied.fill(factor);
    for (const each of rolled.values()) each.fill();
    const found = estimate((by) => (rolled.get(String(by))?.groups ?? []).map(pointOf), 0.5);
    return found.known ? found.value : undefined;
  };
}

/** A replicate's own limits are of no use, and dear. */
function point(reading: Reading): Reading {
  return reading.known
    ? { ...reading, limits: () => ({ low: reading.value, high: reading.value }) }
    : reading;
}
