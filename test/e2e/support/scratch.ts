import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** A folder of the test's own, gone when it ends. */
export async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fairgate-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder for all tests of a file, gone after the last. */
export async function lastingScratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fairgate-test-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
