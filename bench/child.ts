import { spawn } from 'node:child_process';

export interface Finished {
  readonly code: number | null;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** A child's `maxRSS` starts from that of its parent; Linux counts a program's own peak beside it. */
const REPORT_PEAK = `data:text/javascript,${encodeURIComponent(`
import { existsSync, readFileSync } from 'node:fs';
const OWN = '/proc/self/status';
process.on('exit', () => {
  const own = existsSync(OWN) && /VmHWM:\\s+(\\d+)/.exec(readFileSync(OWN, 'utf8'))?.[1];
  process.stderr.write('peak-kib ' + (own || process.resourceUsage().maxRSS) + '\\n');
});`)}`;

/** Runs the built CLI as a user would and reports wall time and peak resident memory. */
export const fairgate = (...args: readonly string[]): Promise<Finished> => node('dist/cli/main.js', ...args);

/** The same of a script of the benchmarks. */
export const script = (path: string, ...args: readonly string[]): Promise<Finished> =>
  node('--import', './test/support/typescript.mjs', path, ...args);

async function node(...args: readonly string[]): Promise<Finished> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', REPORT_PEAK, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let heard = '';
  child.stderr.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const peak = /peak-kib (\d+)/.exec(heard)?.[1];
  if (peak === undefined) throw new Error(`node ${args.join(' ')} ended without a word:\n${heard}`);
  return { code, seconds: (performance.now() - begun) / 1000, peakMegabytes: Number(peak) / 1024 };
}
