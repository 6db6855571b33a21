import { readText } from '../data/sources/files.ts';
import { AuditResult } from '../result/index.ts';
import { parseJson } from './parse-json.ts';
import { validator } from './validate.ts';

const validResult = validator(AuditResult);

/**
 * A result document from its file.
 * @throws InvalidInput when the file cannot be read or is no result.
 */
export async function readResult(path: string): Promise<AuditResult> {
  return validResult(parseJson(await readText(path), path), path);
}
