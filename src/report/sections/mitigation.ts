import type { DecisionRule, GroupDecision, MitigationCard } from '../../result/index.ts';
import type { Block, BlockOf } from '../block.ts';
import { decimal } from '../numbers.ts';
import { postureWords } from '../posture.ts';
import type { ReportSection } from '../section.ts';
import { sliceName } from '../slice-name.ts';
import { capitalised } from '../words.ts';

/** Options in words, as far as there are. */
const options = ({ options: given }: MitigationCard): string =>
  Object.entries(given)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');

const facts = (card: MitigationCard): Block => ({
  kind: 'facts',
  items: [
    { term: ['Strategy'], value: [card.title, ' (', { kind: 'code', text: card.id }, ')'] },
    { term: ['What it does'], value: [card.why] },
    { term: ['Groups by'], value: [{ kind: 'name', parts: card.by, joint: '×' }] },
    ...(options(card) === '' ? [] : [{ term: ['Options'], value: [options(card)] }]),
    { term: ['Legal posture'], value: [`${capitalised(postureWords(card.posture))}.`] },
    { term: ['Source'], value: [card.source] },
  ],
});

/** How likely the decision is favourable, from low scores to high ones. */
function selection({ selection: { below, steps } }: GroupDecision): string {
  const chance = (probability: number) =>
    probability === 1 ? 'yes' : probability === 0 ? 'no' : `yes with probability ${decimal(probability)}`;
  const from = steps.map((step) => `from ${decimal(step.from)}: ${chance(step.probability)}`);
  return [...(below === 0 && from.length > 0 ? [] : [`below: ${chance(below)}`]), ...from].join('; ');
}

const ruleTable = ({ groups, threshold }: DecisionRule): BlockOf<'table'> => ({
  kind: 'table',
  caption: ['The decision rule: favourable from which score'],
  columns: [{ head: ['Group'] }, { head: ['Decision'] }, { head: ['Scores'] }],
  rows: groups.map((group) => ({
    cells: [
      [sliceName(group.group)],
      [selection(group)],
      [group.calibration ? 'calibrated for the group' : 'as the model gives them'],
    ],
  })),
  note: [`People of any other group are held to the audit’s threshold, ${decimal(threshold)}.`],
});

/** What was done so that the model decides more evenly, and what that takes. */
export const mitigation: ReportSection = {
  id: 'mitigation',
  title: 'Mitigation',
  render: ({ mitigation: card }) => card && [facts(card), ...(card.rule ? [ruleTable(card.rule)] : [])],
};
