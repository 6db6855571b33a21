import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const MAIN = resolve('dist/cli/main.js');

export interface Told {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Manner {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the child once it runs, for tests that interrupt it. */
  readonly begun?: (child: ChildProcess) => void;
}

/** Runs the built command line as a user would: another process, no terminal. */
export function fairgate(
  args: readonly string[],
  { cwd = process.cwd(), env = {}, begun }: Manner = {},
): Promise<Told> {
  return new Promise((done, failed) => {
    const around = { ...process.env, GITHUB_ACTIONS: '', ...env };
    const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: around });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('error', failed);
    child.on('close', (code, signal) => done({ code, signal, out, err }));
    begun?.(child);
  });
}
