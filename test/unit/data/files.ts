import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { InvalidInput } from '../../../src/errors.ts';

/** A folder of the test file's own, and a way to put files into it. */
export function folderOfFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'fairgate-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    folder,
    write(name: string, content: string | Uint8Array): string {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
  };
}

/** The InvalidInput that some work ends in. */
export async function refusal(work: Promise<unknown>): Promise<InvalidInput> {
  const outcome = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(outcome).toBeInstanceOf(InvalidInput);
  return outcome as InvalidInput;
}
