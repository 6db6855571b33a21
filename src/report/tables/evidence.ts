import type { AuditResult, Estimate, Evidence, LearningPoint, Reached, Target } from '../../result/index.ts';
import type { Block, Text } from '../block.ts';
import { groupValues } from '../groups.ts';
import { count, decimal, figure } from '../numbers.ts';
import { capitalised } from '../words.ts';

/** A difference is told only where its interval leaves no doubt that there is one. */
export function outcomeOf(gain: Estimate): 'better' | 'worse' | 'no difference shown' | 'not measured' {
  if (!gain.known) return 'not measured';
  if (gain.low > 0) return 'better';
  return gain.high < 0 ? 'worse' : 'no difference shown';
}

/** How many rows or steps an AUC takes, in words. */
export function amountText({ answer, amount }: Reached): string {
  const words = { at: 'about', 'at-most': 'at most', beyond: 'more than' }[answer];
  return `${words} ${count(amount)}`;
}

const armColumns = [
  { head: ['Pre-trained'], align: 'end' },
  { head: ['Random weights'], align: 'end' },
] as const;
const withDifference = [...armColumns, { head: ['Difference'], align: 'end' }] as const;

function difference(gain: Estimate, confidence: number): Text {
  const shown = figure(gain, confidence);
  return gain.known ? [shown, ' ', { kind: 'strong', text: outcomeOf(gain) }] : [shown];
}

/** The AUC of both arms by rows or by steps. */
export function curveTable(
  points: readonly LearningPoint[],
  confidence: number,
  amount: { readonly name: string; of(point: LearningPoint): number },
): Block {
  return {
    kind: 'table',
    caption: [`AUC by ${amount.name}`],
    columns: [{ head: [capitalised(amount.name)] }, ...withDifference],
    rows: points.map((point) => ({
      cells: [
        [count(amount.of(point))],
        [figure(point.auc.pretrained, confidence)],
        [figure(point.auc.random, confidence)],
        difference(point.gain, confidence),
      ],
    })),
  };
}

/** What it takes to reach AUCs; nothing where none was known. */
export function neededTable(targets: readonly Target[], name: string, note: string): readonly Block[] {
  if (targets.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: [`${capitalised(name)} that it takes to reach an AUC`],
      columns: [{ head: ['AUC'] }, ...armColumns],
      rows: targets.map(({ auc, reached }) => ({
        cells: [[decimal(auc)], [amountText(reached.pretrained)], [amountText(reached.random)]],
      })),
      note: [note],
    },
  ];
}

/** Shares decided rightly with the most labelled rows: of everyone, and of the group that fares worst. */
export function accuracyTable(result: AuditResult, { accuracy, byRows }: Evidence): Block {
  const { everyone, gain, worst, groups } = accuracy;
  const { confidence } = result;
  const ofGroup = ({ slice, estimate }: NonNullable<typeof worst>['random']): Text => [
    figure(estimate, confidence),
    ' ',
    { kind: 'name', parts: groupValues(slice, result), joint: '·' },
  ];
  return {
    kind: 'table',
    caption: [`Accuracy with ${count(byRows.at(-1)?.rows ?? 0)} labelled rows`],
    columns: [{ head: ['Of whom'] }, ...withDifference],
    rows: [
      {
        cells: [
          ['everyone'],
          [figure(everyone.pretrained, confidence)],
          [figure(everyone.random, confidence)],
          difference(gain, confidence),
        ],
      },
      ...(worst
        ? [{ cells: [['the worst-off group'], ofGroup(worst.pretrained), ofGroup(worst.random), ['–']] }]
        : []),
    ],
    ...(worst && {
      note: [
        `The worst-off of ${count(groups)} groups with 30 test rows or more, each arm’s own; the interval holds for the lowest of them all, whichever it is.`,
      ],
    }),
  };
}
