import { anchor } from '../anchor.ts';
import type { Block } from '../block.ts';
import { groupChart } from '../charts/group-plot.ts';
import { groupingName, groupings } from '../groups.ts';
import { count } from '../numbers.ts';
import type { ReportSection } from '../section.ts';
import { conditionalTables } from '../tables/conditional.ts';
import { detectableTables } from '../tables/detectable.ts';
import { disparityTables } from '../tables/disparities.ts';
import { pairTables } from '../tables/pairs.ts';
import { rateTables } from '../tables/rates.ts';
import { shrunkenTables } from '../tables/shrunken.ts';

const FOLD = 12;

export const groups: ReportSection = {
  id: 'groups',
  title: 'Group by group',
  render(result) {
    const parts = groupings(result).map((grouping): Block => {
      const { by, slices } = grouping;
      const chart = groupChart(result, grouping);
      const rates = rateTables(result, grouping);
      return {
        kind: 'part',
        id: anchor('by', ...by),
        title: ['By ', groupingName(by)],
        blocks: [
          ...(chart ? [chart] : []),
          ...(slices.length <= FOLD
            ? rates
            : [
                {
                  kind: 'details',
                  summary: [`Rates of all ${count(slices.length)} groups`],
                  blocks: rates,
                } as const,
              ]),
          ...shrunkenTables(result, grouping),
          ...disparityTables(result, grouping),
          ...detectableTables(result, grouping),
          ...conditionalTables(result, grouping),
          ...pairTables(result, grouping),
        ],
      };
    });
    return parts.length === 0 ? undefined : parts;
  },
};
