import { readFile } from 'node:fs/promises';
import { Ajv, type ValidateFunction } from 'ajv';

const compiled = new Map<string, Promise<ValidateFunction>>();

async function rulesOf(schema: string) {
  const text = await readFile(`fixtures/reference/schemas/${schema}`, 'utf8');
  const { $schema: _, $id: __, id: ___, ...rules } = JSON.parse(text);
  return rules;
}

async function compile(schema: string, beside: readonly string[]): Promise<ValidateFunction> {
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  for (const other of beside) ajv.addSchema(await rulesOf(other), other);
  return ajv.compile(await rulesOf(schema));
}

/** What a published schema complains of in a document; empty where it is valid. `beside` are those that it refers to. */
export async function complaints(
  schema: string,
  document: unknown,
  beside: readonly string[] = [],
): Promise<readonly string[]> {
  const ready = compiled.get(schema) ?? compile(schema, beside);
  compiled.set(schema, ready);
  const valid = await ready;
  valid(document);
  return (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
