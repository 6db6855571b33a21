import type { Place } from '../../errors.ts';
import type { AuditConfig } from '../schema.ts';

/** One way to do what an audit asks, as a change of its configuration. */
export interface Variant {
  readonly id: string;
  readonly title: string;
  /** How it differs from the audit as written, in words. */
  readonly differs: string;
  /** Whether it is the audit as written. */
  readonly own: boolean;
  change(config: AuditConfig): AuditConfig;
}

/** Absolute ones. */
export interface Folders {
  readonly given: string;
  readonly audit: string;
}

/** What can be varied of an audit, all else held fast. */
export interface Axis<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** What is to be named, in one line. */
  readonly why: string;
  /** Whether an audit may list itself what it is to be compared with. */
  readonly listed: boolean;
  /** A name that was given in one folder as an audit file in another one would write it. */
  written(name: string, from: Folders): string;
  /**
   * The audit as written, then what is named, nothing twice: two at the least.
   * @param names what to compare it with, in the words of the audit file; none takes what the audit lists
   * @throws InvalidInput where the audit has no such choice, or nothing else is named.
   */
  variants(config: AuditConfig, names: readonly string[], place: Place): readonly Variant[];
}
