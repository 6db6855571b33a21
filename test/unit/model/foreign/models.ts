import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { InvalidInput } from '../../../../src/errors.ts';
import { type ForeignFiles, locateForeign } from '../../../../src/model/foreign/locate.ts';

export const REFERENCE = 'fixtures/reference/foreign';
/** Neither chosen by the machine nor slow to start: the tests' numbers are the same everywhere. */
export const WASM = { output: undefined, engine: 'wasm' };

/** A folder of its own with a copy of a model, and the files of other folders beside it. */
export function folderOf(model: string, beside: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'foreign-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(model, folder, { recursive: true });
  for (const file of beside) cpSync(file, join(folder, file.replace(/^.*\//, '')));
  return folder;
}

/** One of the project's models; the BERTs get their tokenizer. */
export function reference(name: string): string {
  const tokenizer = name.startsWith('bert') ? ['fixtures/reference/bert/tokenizer.json'] : [];
  return folderOf(join(REFERENCE, name), tokenizer);
}

export async function located(path: string): Promise<ForeignFiles> {
  const files = await locateForeign(path);
  if (!files) throw new Error(`no model at ${path}`);
  return files;
}

export const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** The message of the one kind of error that users are to see. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (cause) => cause,
  );
  expect(error).toBeInstanceOf(InvalidInput);
  return error.message;
}

/** The numbers of `generate.py`: the fraction of 997 (seed + i)² / 1009. */
export function wave(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, at) => ((997 * (seed + at) ** 2) % 1009) / 1009);
}

export function expectClose(found: ArrayLike<number>, expected: readonly number[], within = 1e-4): void {
  expect(found.length).toBe(expected.length);
  const worst = Math.max(...expected.map((value, at) => Math.abs((found[at] as number) - value)));
  expect(worst).toBeLessThanOrEqual(within);
}
