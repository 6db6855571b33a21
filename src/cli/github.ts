import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditResult } from '../result/index.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

interface Told {
  /** What was rendered, by format id. */
  readonly files: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly terminal: Pick<Terminal, 'err'>;
}

/**
 * In a step of GitHub Actions: annotates the run, adds the summary to the step's page and sets its outputs `outcome` and
 * `report`. Elsewhere nothing. The runner reads commands from stderr too, where they leave `--json` alone.
 */
export async function tellGitHub(
  { verdict }: Pick<AuditResult, 'verdict'>,
  { files, folder, terminal }: Told,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  if (env.GITHUB_ACTIONS !== 'true') return;
  if (files.github) terminal.err(files.github);
  if (env.GITHUB_STEP_SUMMARY) await appendFile(env.GITHUB_STEP_SUMMARY, `${files.markdown}\n`);
  if (!env.GITHUB_OUTPUT) return;
  const outputs = { outcome: verdict.outcome, report: printable(join(folder, 'report.html')) };
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
  await appendFile(env.GITHUB_OUTPUT, lines.join(''));
}
