import { extname } from 'node:path';
import { readText } from '../data/sources/files.ts';
import { parseJson } from './parse-json.ts';
import { policies, rulesFor } from './policies.ts';
import { PolicyConfig } from './schema/policy.ts';
import { validator } from './validate.ts';

const validPolicy = validator(PolicyConfig);

/**
 * A policy by its name, or from a JSON file of rules.
 * @throws InvalidInput when there is no such policy, or the file is broken.
 */
export async function loadPolicy(nameOrFile: string, attributes: readonly string[]): Promise<PolicyConfig> {
  if (extname(nameOrFile) === '.json')
    return validPolicy(parseJson(await readText(nameOrFile), nameOrFile), nameOrFile);
  return validPolicy({ rules: rulesFor(policies.get(nameOrFile), attributes) }, nameOrFile);
}
