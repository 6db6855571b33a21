import type { CompareResult, SeedSpread } from '../../result/index.ts';
import type { BlockOf, Text } from '../block.ts';
import { candidateLabel } from '../candidates.ts';
import { count, decimal } from '../numbers.ts';
import { criterionHead } from './candidates.ts';
import { COLUMNS, runs } from './rates.ts';

/** `0.812 ± 0.004`. */
const told = (spread: SeedSpread | undefined): Text =>
  spread ? [`${decimal(spread.mean)} ± ${decimal(spread.deviation)}`] : ['–'];

/** How far each number depends on the seed that the candidate was trained with. */
export function seedTables(result: CompareResult): readonly BlockOf<'table'>[] {
  const { seeds, candidates, criteria } = result;
  if (!seeds) return [];
  return runs(criteria, COLUMNS - 1).map((part, index, parts) => ({
    kind: 'table',
    caption: [
      `Over ${count(seeds.count)} seeds: mean ± standard deviation`,
      parts.length === 1 ? '' : ` (${index + 1} of ${parts.length})`,
    ],
    columns: [
      { head: ['Candidate'] },
      ...part.map((criterion) => ({ head: [criterionHead(criterion)], align: 'end' as const })),
    ],
    rows: candidates.map((candidate) => ({
      cells: [
        candidateLabel(result, candidate),
        ...part.map(({ id }) =>
          told(seeds.values.find((one) => one.candidate === candidate.id && one.criterion === id)),
        ),
      ],
    })),
    note: [
      'Every candidate was trained again with other seeds on the same split and measured on the same rows. Intervals elsewhere are of the first seed alone: a difference that is no larger than these deviations may be the seed’s.',
    ],
  }));
}
