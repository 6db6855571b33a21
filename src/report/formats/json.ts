import { canonicalJson } from '../../canonical-json.ts';
import type { Format } from '../format.ts';

export const json: Format = {
  id: 'json',
  title: 'The result document for machines, keys sorted',
  file: 'result.json',
  render: async (result) => `${JSON.stringify(JSON.parse(canonicalJson(result)), null, 2)}\n`,
};
