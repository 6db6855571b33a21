import { readFile } from 'node:fs/promises';
import { Ajv, type ValidateFunction } from 'ajv';

const compiled = new Map<string, Promise<ValidateFunction>>();

async function compile(schema: string): Promise<ValidateFunction> {
  const text = await readFile(`fixtures/reference/schemas/${schema}`, 'utf8');
  const { $schema: _, id: __, ...rules } = JSON.parse(text);
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(rules);
}

/** What a published schema complains of in a document; empty where it is valid. */
export async function complaints(schema: string, document: unknown): Promise<readonly string[]> {
  const ready = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, ready);
  const valid = await ready;
  valid(document);
  return (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
