import type { CompareResult } from '../../result/index.ts';
import type { Block } from '../block.ts';
import { tradeOffCharts } from '../charts/trade-off-plot.ts';
import { count } from '../numbers.ts';
import type { ReportSection } from '../section.ts';
import { costTable, criteriaTables } from '../tables/candidates.ts';
import { postureTable } from '../tables/postures.ts';
import { seedTables } from '../tables/seeds.ts';

/** Drawings that stand in the open. */
const OPEN = 2;

function charts(result: CompareResult): readonly Block[] {
  const all = tradeOffCharts(result);
  const rest = all.slice(OPEN);
  return [
    ...all.slice(0, OPEN),
    ...(rest.length === 0
      ? []
      : [
          { kind: 'details', summary: [`${count(rest.length)} more drawings`], blocks: rest } satisfies Block,
        ]),
  ];
}

export const sideBySide: ReportSection<CompareResult> = {
  id: 'side-by-side',
  title: 'Side by side',
  render: (result) => [
    ...charts(result),
    ...criteriaTables(result),
    ...seedTables(result),
    ...postureTable(result),
    costTable(result),
  ],
  summary: (result) => [
    ...criteriaTables(result),
    ...seedTables(result),
    ...postureTable(result),
    costTable(result),
  ],
};
