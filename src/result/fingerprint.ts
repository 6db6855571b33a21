import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { SliceId } from './slice.ts';
import type { Direction } from './verdict.ts';

/** What a finding is, whatever its numbers. */
export interface Identity {
  readonly rule: string;
  readonly metric: string;
  /** Absent, as is the direction, where the rule found nobody to judge. */
  readonly slice?: SliceId;
  readonly direction?: Direction;
}

/**
 * The name of a finding: sha256, in hexadecimal, of rule, metric, slice and direction. A run with other data or another
 * model finds it again by this.
 */
export function fingerprint({ rule, metric, slice, direction }: Identity): string {
  return createHash('sha256').update(canonicalJson({ rule, metric, slice, direction })).digest('hex');
}
