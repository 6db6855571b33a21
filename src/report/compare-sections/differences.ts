import type { CompareResult, Criterion, PairedDifference } from '../../result/index.ts';
import type { Block, Inline, Text } from '../block.ts';
import { candidateName, candidateOf, ownCandidate } from '../candidates.ts';
import { count, figure, pValue } from '../numbers.ts';
import type { ReportSection } from '../section.ts';
import { standing, standings } from '../standing.ts';
import { criterionHead } from '../tables/candidates.ts';
import { intervalNote } from '../tables/rates.ts';
import { capitalised } from '../words.ts';

const name = (result: CompareResult, id: string): Inline => {
  const candidate = candidateOf(result, id);
  return candidate ? candidateName(candidate) : id;
};

/** How a pair stands: by word and by glyph. */
function stands(result: CompareResult, criterion: Criterion, difference: PairedDifference): Text {
  const { glyph, word } = standings[standing(difference, criterion, result.confidence)];
  return [`${glyph} ${capitalised(word)}`];
}

function table(
  result: CompareResult,
  criterion: Criterion,
  differences: readonly PairedDifference[],
  against: string | undefined,
): Block {
  return {
    kind: 'table',
    caption:
      against === undefined
        ? [criterionHead(criterion)]
        : [`${criterionHead(criterion)}, less that of `, name(result, against)],
    columns: [
      { head: ['Candidate'] },
      ...(against === undefined ? [{ head: ['Less that of'] }] : []),
      { head: ['How it stands'] },
      { head: ['Difference'], align: 'end' },
      { head: ['Adjusted p'], align: 'end' },
    ],
    rows: differences.map((difference) => ({
      cells: [
        [name(result, difference.candidate)],
        ...(against === undefined ? [[name(result, difference.against)]] : []),
        stands(result, criterion, difference),
        [figure(difference.estimate, result.confidence)],
        [difference.adjusted === undefined ? '–' : pValue(difference.adjusted)],
      ],
    })),
    note: intervalNote(
      differences.map(({ estimate }) => estimate),
      result.confidence,
    ),
  };
}

/** One table for each criterion that has such differences. */
const tables = (
  result: CompareResult,
  differences: readonly PairedDifference[],
  against?: string,
): readonly Block[] =>
  result.criteria.flatMap((criterion) => {
    const of = differences.filter((difference) => difference.criterion === criterion.id);
    return of.length === 0 ? [] : [table(result, criterion, of, against)];
  });

const explained: Block = {
  kind: 'prose',
  quiet: true,
  text: [
    'Both of a pair decide on the same rows, so their difference is known better than either number alone. Better and worse are said only where the data show it after correction for all that were compared; “cannot be told apart” does not mean that two candidates are equal.',
  ],
};

/** The differences from the audit as written. */
function fromOwn(result: CompareResult): readonly PairedDifference[] {
  const own = ownCandidate(result)?.id;
  return result.differences.filter(({ against }) => against === own);
}

export const differences: ReportSection<CompareResult> = {
  id: 'differences',
  title: 'Against the audit as written',
  render(result) {
    if (result.differences.length === 0) return undefined;
    const near = fromOwn(result);
    const rest = result.differences.filter((difference) => !near.includes(difference));
    return [
      explained,
      ...tables(result, near, ownCandidate(result)?.id),
      ...(rest.length === 0
        ? []
        : [
            {
              kind: 'details',
              summary: [`${count(rest.length)} differences between the others`],
              blocks: tables(result, rest),
            } satisfies Block,
          ]),
    ];
  },
  summary(result) {
    const near = fromOwn(result);
    return near.length === 0 ? undefined : tables(result, near, ownCandidate(result)?.id);
  },
};
