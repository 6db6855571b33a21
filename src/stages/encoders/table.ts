import type { ModelConfig, TableModelConfig } from '../../config/schema.ts';
import { encodeTable } from '../../model/encode-table.ts';
import type { Encoder } from './encoder.ts';

interface Options {
  readonly numeric: readonly string[];
  readonly categorical: readonly string[];
}

const columns = (model: ModelConfig): Options => {
  const { numeric, categorical } = model as TableModelConfig;
  return { numeric, categorical };
};

/** Numbers standardised, categories one input each; what is learnt for it is learnt from training rows. */
export const table: Encoder<Options> = {
  id: 'table',
  applies: (model) => 'numeric' in model,
  inputs: columns,
  options: columns,
  check: async () => {},
  encode: async (dataset, options) => ({
    features: encodeTable({ dataset, ...options }).features,
    notices: [],
  }),
  trunk: async () => undefined,
  name: async ({ numeric, categorical }, { hidden }) => ({
    kind: hidden.length === 0 ? 'logistic regression' : 'multilayer perceptron',
    summary: [
      `${numeric.length} numeric and ${categorical.length} categorical inputs`,
      hidden.length === 0 ? 'no hidden layer' : `hidden layers of ${hidden.join(', ')}`,
    ].join('; '),
    frozen: 0,
  }),
};
