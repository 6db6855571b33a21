import type { Evidence, LearningPoint } from '../../result/index.ts';
import type { Block, BlockOf } from '../block.ts';
import { learningSpecs } from '../charts/learning-curve.ts';
import { brief, count, decimal, percent } from '../numbers.ts';
import type { ReportSection } from '../section.ts';
import { accuracyTable, amountText, curveTable, neededTable, outcomeOf } from '../tables/evidence.ts';

function compared({ rows, auc, gain }: LearningPoint): string {
  return `With ${count(rows)} labelled rows the pre-trained backbone comes to an AUC of ${brief(auc.pretrained)}, random weights to ${brief(auc.random)}: ${outcomeOf(gain)}${gain.known ? `, ${brief(gain)}` : ''}.`;
}

/** What the best of the random arm costs the other; nothing where no point shows that they differ. */
function saving({ byRows, rowsNeeded }: Evidence): readonly string[] {
  const best = rowsNeeded.findLast(({ reached }) => reached.random.answer !== 'beyond');
  if (!best || byRows.every(({ gain }) => outcomeOf(gain) !== 'better')) return [];
  const { pretrained, random } = best.reached;
  return [
    `The best that random weights come to, ${decimal(best.auc)}, takes the pre-trained backbone ${amountText(pretrained)} labelled rows, and random weights ${amountText(random)}.`,
  ];
}

function finding(evidence: Evidence): Block {
  const { byRows } = evidence;
  const ends = byRows.filter((_, at) => at === 0 || at === byRows.length - 1);
  return { kind: 'prose', text: [[...ends.map(compared), ...saving(evidence)].join(' ')] };
}

function method({ repetitions, test, batch, byRows }: Evidence, adapted: boolean): Block {
  return {
    kind: 'prose',
    quiet: true,
    text: [
      [
        `Two arms of one architecture: its weights as they were pre-trained${adapted ? ' and adapted' : ''}, and weights drawn at random.`,
        'In both the backbone stays as it is, whatever the audit itself unfreezes, and a head like the audit’s learns from what the backbone gives; what random weights would come to if all of them were trained is not measured.',
        `Every head gets ${count(byRows[0]?.steps ?? 0)} steps of at most ${count(batch)} rows, however few rows there are, and no validation rows: those would be labels that nobody counts.`,
        `Each number is the mean of ${count(repetitions)} repetitions with other rows, other random weights and another head. Both arms of a repetition learn from the same rows, fewer rows are a part of the more, and all are tried on the same ${count(test)} test rows.`,
        'Large draws from the same training rows overlap: the intervals speak of these data, not of data gathered anew.',
      ].join(' '),
    ],
  };
}

function chart({ byRows }: Evidence, confidence: number): BlockOf<'chart'> {
  const ends = [byRows[0], byRows.at(-1)].flatMap((point) =>
    point
      ? [`at ${count(point.rows)} rows ${brief(point.auc.pretrained)} against ${brief(point.auc.random)}`]
      : [],
  );
  return {
    kind: 'chart',
    caption: ['AUC by labelled rows'],
    alt: `AUC of the pre-trained backbone against random weights, with ${percent(confidence)} intervals: ${ends.join(', ')}. The table below has every number.`,
    note: [
      `Solid, filled: pre-trained. Dashed, hollow: random weights. Bars are ${percent(confidence)} intervals of each arm by itself; whether the arms differ is told by the interval of their difference, in the table.`,
    ],
    ...learningSpecs(byRows),
  };
}

/** What the backbone brings: fewer labelled rows, fewer steps, a better model. */
export const evidence: ReportSection = {
  id: 'evidence',
  title: 'What the pre-trained backbone brings',
  render(result) {
    const { evidence: found, confidence, model } = result;
    if (!found) return undefined;
    return [
      finding(found),
      method(found, model?.adapted !== undefined),
      chart(found, confidence),
      curveTable(found.byRows, confidence, { name: 'labelled rows', of: ({ rows }) => rows }),
      ...neededTable(
        found.rowsNeeded,
        'labelled rows',
        'Read off the mean curves, between two points along the logarithm; these numbers have no interval.',
      ),
      {
        kind: 'details',
        summary: [
          `How fast it learns: AUC by steps of training on ${count(found.byRows.at(-1)?.rows ?? 0)} labelled rows`,
        ],
        blocks: [
          curveTable(found.bySteps, confidence, { name: 'steps of training', of: ({ steps }) => steps }),
          ...neededTable(
            found.stepsNeeded,
            'steps of training',
            `A step reads at most ${count(found.batch)} rows and costs both arms the same: this is the time that it takes. Read off the mean curves as above.`,
          ),
        ],
      },
      accuracyTable(result, found),
    ];
  },
};
