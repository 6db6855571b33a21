import { createColors } from 'picocolors';

/** The two streams of the process, as commands see them: results on `out`, everything else on `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether `err` is a terminal that bars can be drawn on. */
  readonly interactive: boolean;
  readonly colors: ReturnType<typeof createColors>;
}

/** Colour only on a terminal, never under `NO_COLOR` (no-color.org); `--json` output is never coloured. */
export function processTerminal(env: NodeJS.ProcessEnv = process.env): Terminal {
  const plain = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  process.stdout.on('error', quitOnClosedPipe);
  return {
    out: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    err: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
    interactive: process.stderr.isTTY === true && env.TERM !== 'dumb' && !env.CI,
    colors: createColors(!plain && process.stdout.isTTY === true && env.TERM !== 'dumb'),
  };
}

/** `fairgate … | head` closes the pipe early; that is no fault. */
function quitOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
}
