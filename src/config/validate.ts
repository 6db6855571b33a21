import { Ajv, type ValidateFunction } from 'ajv';
import type { Static, TSchema } from 'typebox';
import { explain } from './explain.ts';
import { invalid } from './problem.ts';

/**
 * Holds JSON to a schema and fills in its defaults; the given value is left as it is.
 * The schema is compiled when it is first needed.
 */
export function validator<S extends TSchema>(schema: S): (value: unknown, file: string) => Static<S> {
  let compiled: ValidateFunction | undefined;
  return (value, file) => {
    compiled ??= new Ajv({ allErrors: true, useDefaults: true, verbose: true, strict: true }).compile(schema);
    const whole = structuredClone(value);
    if (!compiled(whole)) throw invalid(explain(compiled.errors ?? []), file);
    return whole as Static<S>;
  };
}
