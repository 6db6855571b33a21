import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { InvalidInput } from '../../errors.ts';

/**
 * A backbone's `config.json` held to the members that its architecture reads; others are left alone.
 * @throws InvalidInput that names the file and the JSON path of the first member that does not fit.
 */
export function readConfig<S extends TSchema>(schema: S, config: unknown, file: string): Static<S> {
  if (Value.Check(schema, config)) return config;
  const [first] = Value.Errors(schema, config);
  throw new InvalidInput(
    `the backbone's configuration ${first?.message ?? 'is not understood'}`,
    { file, path: first?.instancePath || '/' },
    'Use the config.json that was published with the checkpoint.',
  );
}
