import type { CompareResult } from '../../result/index.ts';
import type { Format } from '../format.ts';
import { jsonText } from '../json-text.ts';

export const json: Format<CompareResult> = {
  id: 'json',
  title: 'The comparison for machines, keys sorted',
  file: 'compare.json',
  render: async (result) => jsonText(result),
};
