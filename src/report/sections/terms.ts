import {
  type AuditResult,
  type Estimate,
  isEveryone,
  type TermProfile,
  type TermReport,
} from '../../result/index.ts';
import type { Block, Text } from '../block.ts';
import { termChart } from '../charts/term-plot.ts';
import { grouped, groupingName, groupValues } from '../groups.ts';
import { count, figure, percent } from '../numbers.ts';
import type { ReportSection } from '../section.ts';

const FOLD = 12;

const explained = ({ column, limit }: TermReport): Block => ({
  kind: 'prose',
  text: [
    'The model does not read words but the pieces that its tokenizer breaks them into. A word that the tokenizer’s vocabulary holds whole is one piece: that is its norm, 1 piece per word. Words that were rare in what it was made from, such as the terms of a trade, become many pieces or one unknown piece, and the model knows less of them. Below is what becomes of all texts of ',
    { kind: 'name', parts: [column] },
    `, of every split, each counted once; of each at most ${count(limit)} tokens are read, and the rest is cut off.`,
  ],
});

function table(
  result: AuditResult,
  by: readonly string[],
  profiles: readonly TermProfile[],
  everyone: TermProfile | undefined,
): Block {
  const cell = (profile: TermProfile, name: 'whole' | TermProfile['worse'][number]): Text => {
    const shown = figure(profile[name] as Estimate, result.confidence);
    return profile.worse.some((worse) => worse === name)
      ? [shown, ' ', { kind: 'strong', text: '▲ more than the rest' }]
      : [shown];
  };
  return {
    kind: 'table',
    caption: ['What becomes of the texts, by ', groupingName(by)],
    columns: [
      { head: ['Group'] },
      { head: ['Texts'], align: 'end' },
      { head: ['Pieces per word'], align: 'end' },
      { head: ['Words held whole'], align: 'end' },
      { head: ['Unknown tokens'], align: 'end' },
      { head: ['Texts cut off'], align: 'end' },
    ],
    rows: [...profiles, ...(everyone ? [everyone] : [])].map((profile) => ({
      total: profile === everyone,
      cells: [
        [{ kind: 'name', parts: groupValues(profile.slice, result), joint: '·' }],
        [count(profile.texts)],
        cell(profile, 'piecesPerWord'),
        cell(profile, 'whole'),
        cell(profile, 'unknown'),
        cell(profile, 'cutOff'),
      ],
    })),
    note: [
      `▲: more than in everybody else’s texts, beyond chance and by an amount that matters (a tenth of a piece, half a point of unknown tokens, a point of texts cut off); all such comparisons together err with a chance of at most ${percent(1 - result.confidence)}. Groups of fewer than 30 texts are not compared.`,
    ],
  };
}

function fragmented({ terms }: TermReport): readonly Block[] {
  if (terms.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: ['The words that are broken up most'],
      columns: [
        { head: ['Word'] },
        { head: ['Pieces'], align: 'end' },
        { head: ['As the model reads it'] },
        { head: ['Texts with it'], align: 'end' },
      ],
      rows: terms.map(({ term, texts, pieces }) => ({
        cells: [
          [{ kind: 'name', parts: [term] }],
          [count(pieces.length)],
          [{ kind: 'name', parts: pieces, joint: '·' }],
          [count(texts)],
        ],
      })),
      note: [
        'Only words that stand in ten texts or more are listed, none with a digit in it, and none that is written only as names are, with one capital in front: the list tells of no single person.',
      ],
    },
  ];
}

export const terms: ReportSection = {
  id: 'terms',
  title: 'What the tokenizer makes of the texts',
  render(result) {
    const { terms: report } = result;
    if (!report) return undefined;
    const everyone = report.slices.find(({ slice }) => isEveryone(slice));
    const chart = termChart(result, report);
    const tables = grouped(report.slices, result).map(({ by, slices }): Block => {
      const whole = table(result, by, slices, everyone);
      return by.length === 1 && slices.length <= FOLD
        ? whole
        : {
            kind: 'details',
            summary: [`Texts of ${count(slices.length)} groups by `, groupingName(by)],
            blocks: [whole],
          };
    });
    return [explained(report), ...(chart ? [chart] : []), ...tables, ...fragmented(report)];
  },
};
