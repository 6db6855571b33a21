import type { ModelCard } from '../../result/index.ts';
import type { Block } from '../block.ts';
import { lossSpecs } from '../charts/loss.ts';
import { modelFacts } from '../model-facts.ts';
import { count, decimal } from '../numbers.ts';
import type { ReportSection } from '../section.ts';

function lossAlt({ curve, bestEpoch }: ModelCard): string {
  const first = curve[0];
  const last = curve.at(-1);
  if (!first || !last) return '';
  const kept = curve.find(({ epoch }) => epoch === bestEpoch)?.validationLoss;
  return [
    `Loss over ${count(curve.length)} epochs. Training loss goes from ${decimal(first.loss)} to ${decimal(last.loss)}.`,
    bestEpoch < 1
      ? ''
      : `Epoch ${bestEpoch} was kept${kept === undefined ? '' : `, with a validation loss of ${decimal(kept)}`}.`,
    'The table below has every number.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function curve(model: ModelCard): readonly Block[] {
  if (model.curve.length === 0) return [];
  return [
    {
      kind: 'chart',
      caption: ['Loss by epoch'],
      alt: lossAlt(model),
      note: ['Solid: training. Dashed: validation. Dotted upright: the epoch that was kept.'],
      ...lossSpecs(model),
    },
    {
      kind: 'details',
      summary: [`Loss of all ${count(model.curve.length)} epochs`],
      blocks: [
        {
          kind: 'table',
          caption: ['Loss by epoch'],
          columns: [
            { head: ['Epoch'] },
            { head: ['Training'], align: 'end' },
            { head: ['Validation'], align: 'end' },
          ],
          rows: model.curve.map(({ epoch, loss, validationLoss }) => ({
            cells: [
              [epoch === model.bestEpoch ? `${epoch} (kept)` : String(epoch)],
              [decimal(loss)],
              [validationLoss === undefined ? '–' : decimal(validationLoss)],
            ],
          })),
        },
      ],
    },
  ];
}

export const model: ReportSection = {
  id: 'model',
  title: 'Model',
  render: ({ model: card }) =>
    card === undefined
      ? [
          {
            kind: 'prose',
            text: ['The audit began with a file of predictions; how the model came about is not part of it.'],
          },
        ]
      : [modelFacts(card), ...curve(card)],
};
