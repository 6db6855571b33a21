import { Ajv } from 'ajv';
import type { Static, TSchema } from 'typebox';
import { InvalidInput } from '../../errors.ts';

const REMEDY = 'Use the config.json that was published with the checkpoint.';

/**
 * A backbone's `config.json` held to the members that its architecture reads; others are left alone.
 * @throws InvalidInput that names the file and the JSON path of the first member that does not fit.
 */
export function readConfig<S extends TSchema>(
  schema: S,
  config: unknown,
  file: string,
  remedy = REMEDY,
): Static<S> {
  const ajv = new Ajv();
  if (ajv.validate<Static<S>>(schema, config)) return config;
  const [first] = ajv.errors ?? [];
  throw new InvalidInput(
    `${first?.instancePath ? 'this member' : "the backbone's configuration"} ${first?.message ?? 'is not understood'}`,
    { file, path: first?.instancePath || '/' },
    remedy,
  );
}
