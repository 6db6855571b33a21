import type { CompareResult } from '../../result/index.ts';
import type { Block, BlockOf, Text } from '../block.ts';
import { candidateName, candidateOf } from '../candidates.ts';
import type { ReportSection } from '../section.ts';
import { sliceName } from '../slice-name.ts';
import { changesTable, movesTable, slicesTable } from '../tables/moves.ts';

/** Gaps that were closed at the cost of some and to nobody’s gain. */
function levellingDown(result: CompareResult): readonly BlockOf<'list'>[] {
  const flags = (result.levellingDown ?? []).map(({ candidate: id, criterion, worse }): Text => {
    const candidate = candidateOf(result, id);
    const title = result.criteria.find((one) => one.id === criterion)?.title ?? criterion;
    return [
      { kind: 'strong', text: 'Levels down: ' },
      candidate ? candidateName(candidate) : id,
      ` closes the gap “${title}” by making groups worse and none better. Worse: `,
      ...worse.flatMap((slice, at): Text => [at === 0 ? '' : ', ', sliceName(slice)]),
      '.',
    ];
  });
  return flags.length === 0 ? [] : [{ kind: 'list', items: flags }];
}

/** Of each candidate, slice by slice. */
function details(result: CompareResult): readonly Block[] {
  const { candidates, moves = [], groups = [] } = result;
  return candidates.flatMap((candidate): Block[] => {
    const own = moves.filter((move) => move.candidate === candidate.id);
    const changes = groups.filter((change) => change.candidate === candidate.id);
    if (own.length === 0) return [];
    return [
      {
        kind: 'details',
        summary: [candidateName(candidate), ', group by group'],
        blocks: [
          slicesTable(candidate, own),
          ...(changes.length === 0 ? [] : [changesTable(result, candidate, changes)]),
        ],
      },
    ];
  });
}

const brief = (result: CompareResult): readonly Block[] | undefined =>
  result.moves === undefined || result.moves.length === 0
    ? undefined
    : [...levellingDown(result), movesTable(result, result.moves)];

export const whoGains: ReportSection<CompareResult> = {
  id: 'who-gains',
  title: 'Who gains, who loses',
  render(result) {
    const blocks = brief(result);
    return blocks && [...blocks, ...details(result)];
  },
  summary: brief,
};
