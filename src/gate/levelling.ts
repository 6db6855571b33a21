import type { CompareResult, LevellingDown } from '../result/index.ts';

type Changed = Pick<CompareResult, 'criteria' | 'differences'> & Required<Pick<CompareResult, 'groups'>>;

/**
 * Candidates that close a gap by making a group worse and none better: the gap is shown to be smaller than that of the audit
 * as written, a group of it to fare worse, and none to fare better.
 */
export function levellingDown({ differences, criteria, groups }: Changed, own: string): LevellingDown[] {
  return differences.flatMap(({ candidate, against, criterion, estimate }) => {
    const isGap = criteria.some(({ id, kind }) => id === criterion && kind === 'disparity');
    if (!isGap || against !== own || !estimate.known || estimate.high >= 0) return [];
    const concerned = groups.filter((one) => one.candidate === candidate && one.criterion === criterion);
    const worse = concerned.filter((one) => one.shown === 'worse').map(({ slice }) => slice);
    const anyBetter = concerned.some((one) => one.shown === 'better');
    return worse.length === 0 || anyBetter ? [] : [{ candidate, criterion, worse }];
  });
}
