import type { Terminal } from './terminal.ts';

/** What every command is given of the outside. */
export interface World {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}
