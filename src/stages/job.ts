import type { Audit } from '../config/load-audit.ts';
import type { KnownFinding } from '../result/index.ts';

/** An audit, and by what it is done: all that the options of a stage are taken from. */
export interface Job extends Audit {
  /** Version of fairgate. */
  readonly version: string;
  /** Id of the engine that computes gradients; undefined where nothing is trained. */
  readonly engine?: string;
  /** Day on which waivers are to hold, such as `2026-01-31`. */
  readonly asOf?: string;
  /** Findings that were there before. */
  readonly baseline?: readonly KnownFinding[];
  /** Command line that makes the result again, where it is not `fairgate run audits/<audit>.json`. */
  readonly command?: string;
}
