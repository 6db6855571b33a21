import type { Format } from '../format.ts';
import { jsonText } from '../json-text.ts';

export const json: Format = {
  id: 'json',
  title: 'The result document for machines, keys sorted',
  file: 'result.json',
  render: async (result) => jsonText(result),
};
