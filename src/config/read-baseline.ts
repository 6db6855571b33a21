import { readText } from '../data/sources/files.ts';
import { InvalidInput } from '../errors.ts';
import { Baseline } from '../result/index.ts';
import { parseJson } from './parse-json.ts';
import { validator } from './validate.ts';

const validBaseline = validator(Baseline);

/**
 * A baseline from its file.
 * @throws InvalidInput when the file cannot be read, is no baseline, or is that of another audit.
 */
export async function readBaseline(path: string, audit: string): Promise<Baseline> {
  const baseline = validBaseline(parseJson(await readText(path), path), path);
  if (baseline.audit === audit) return baseline;
  throw new InvalidInput(
    `the baseline is that of the audit "${baseline.audit}", not of "${audit}"`,
    { file: path, path: '/audit' },
    'Make one with `fairgate baseline make`.',
  );
}
