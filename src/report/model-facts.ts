import type { Adaptation, ModelCard } from '../result/index.ts';
import type { BlockOf } from './block.ts';
import { count, decimal, share } from './numbers.ts';

function adaptation({ asked, documents, steps, tokens, before, after }: Adaptation): string {
  const found = ({ accuracy, loss }: Adaptation['after']) => `${share(accuracy, 1)} (loss ${decimal(loss)})`;
  return `${count(steps)} steps on ${count(documents)} unlabelled texts of the domain. Of the tokens ${asked}, in texts kept apart, it finds ${found(after)}; before, it found ${found(before)}. Both numbers rest on ${count(tokens)} tokens.`;
}

/** What a model is, how large, and on which rows it came about. */
export function modelFacts({
  kind,
  summary,
  parameters,
  trained,
  rows,
  adapted,
}: ModelCard): BlockOf<'facts'> {
  return {
    kind: 'facts',
    items: [
      { term: ['Kind'], value: [kind] },
      { term: ['What it is'], value: [summary] },
      ...(adapted ? [{ term: ['Adapted first'], value: [adaptation(adapted)] }] : []),
      { term: ['Parameters'], value: [count(parameters)] },
      { term: ['Of these trained'], value: [`${count(trained)} (${share(trained, parameters)})`] },
      {
        term: ['Rows'],
        value: [
          `${count(rows.train)} to train, ${count(rows.validation)} to choose the epoch, ${count(rows.test)} to audit`,
        ],
      },
    ],
  };
}
