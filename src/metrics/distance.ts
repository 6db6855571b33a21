import type { StatisticId, Stats } from '../slices/statistics.ts';
import type { Distance, Metric } from './metric.ts';

/** A metric that is the size of gaps. */
export function distance<const Id extends string, const Needs extends StatisticId>({
  gaps,
  size,
  ...said
}: Omit<Metric<Id, Needs>, 'of'> & Distance<Needs>): Metric<Id, Needs> {
  return {
    ...said,
    distance: { gaps, size },
    of(stats) {
      const found = gaps(stats);
      return found && size(found);
    },
  };
}

/** How far gaps lie from those that are found now; undefined where none are. */
export function straying(
  { gaps, size }: Distance,
  now: Stats,
): ((stats: Stats) => number | undefined) | undefined {
  const found = gaps(now);
  return (
    found &&
    ((stats) => {
      const moved = gaps(stats);
      return moved && size(moved.map((gap, index) => gap - (found[index] as number)));
    })
  );
}

/** Sum of the gaps, signs left out. */
export function total(gaps: Float64Array): number {
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0);
}

/** The largest gap, its sign left out. */
export function largest(gaps: Float64Array): number {
  return gaps.reduce((most, gap) => Math.max(most, Math.abs(gap)), 0);
}
