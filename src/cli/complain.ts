import { InvalidInput } from '../errors.ts';
import { EvidenceBroken } from '../evidence/broken.ts';
import { EXIT } from './exit-codes.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/**
 * Says what went wrong, on stderr, and gives the exit code: one message without a stack trace for what the user can
 * mend, evidence that does not hold among it; for a fault of the program its causes, and the stack where `FAIRGATE_DEBUG` is set.
 */
export function complain(
  error: unknown,
  terminal: Pick<Terminal, 'err'>,
  env: NodeJS.ProcessEnv = process.env,
): number {
  if (error instanceof InvalidInput) {
    terminal.err(`fairgate: ${printable(error.message)}`);
    return EXIT.invalid;
  }
  if (error instanceof EvidenceBroken) {
    terminal.err(`fairgate: ${printable(error.message)}`);
    return EXIT.evidence;
  }
  const chain = causes(error);
  terminal.err(`fairgate: internal fault: ${chain.map((cause) => printable(cause.message)).join(': ')}`);
  if (env.FAIRGATE_DEBUG) for (const cause of chain) terminal.err(cause.stack ?? cause.message);
  else terminal.err('Set FAIRGATE_DEBUG=1 to see where, and please report it.');
  return EXIT.fault;
}

function causes(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let next: unknown = error; next !== undefined && chain.length < 8; ) {
    const cause: Error = next instanceof Error ? next : new Error(String(next));
    chain.push(cause);
    next = cause.cause;
  }
  return chain;
}
