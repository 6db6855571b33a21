import { type AuditResult, isEveryone, type ScoreReport } from '../../result/index.ts';
import type { Block } from '../block.ts';
import { calibrationChart, distributionChart } from '../charts/score-plots.ts';
import { grouped, groupingName, groupText } from '../groups.ts';
import { count } from '../numbers.ts';
import type { ReportSection } from '../section.ts';
import { scoreTables } from '../tables/scores.ts';
import { thresholdTable } from '../tables/thresholds.ts';

/** Of single attributes; crossed groups are too many and too small for a table by tenths. */
function tables(result: AuditResult, { slices }: ScoreReport): readonly Block[] {
  const everyone = slices.filter(({ slice }) => isEveryone(slice));
  return grouped(slices, result)
    .filter(({ by }) => by.length === 1)
    .map((grouping) => ({
      kind: 'details',
      summary: [`Scores of ${count(grouping.slices.length)} groups by `, groupingName(grouping.by)],
      blocks: scoreTables(result, grouping, everyone),
    }));
}

/** Groups that a reader can follow at once. */
const FOLLOWED = 40;

function explorer(result: AuditResult, { bins, slices }: ScoreReport): readonly Block[] {
  if (result.threshold === undefined) return [];
  const groups = slices.slice(0, FOLLOWED).map(({ slice, negatives, positives }) => ({
    name: groupText(slice, result),
    negatives,
    positives,
  }));
  return [{ kind: 'explorer', bins, at: result.threshold, groups }];
}

export const scores: ReportSection = {
  id: 'scores',
  title: 'Scores and thresholds',
  render(result) {
    const { scores: report } = result;
    if (!report) return undefined;
    const charts = [distributionChart(result, report), calibrationChart(result, report)];
    const thresholds = thresholdTable(result, report);
    return [
      ...charts.filter((chart) => chart !== undefined),
      ...tables(result, report),
      ...(thresholds.length === 0
        ? []
        : [
            {
              kind: 'part',
              id: 'thresholds',
              title: ['Other thresholds'],
              blocks: [...explorer(result, report), ...thresholds],
            } as const,
          ]),
    ];
  },
};
