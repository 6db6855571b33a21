import type { SliceId } from '../result/index.ts';
import { MISSING } from '../result/index.ts';

/** A spelling of a slice by which it can be looked up. */
export function sliceKey(slice: SliceId): string {
  return JSON.stringify(Object.entries(slice).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a slice is a group of exactly these attributes. */
export function isGroupBy(slice: SliceId, by: readonly string[]): boolean {
  const names = Object.keys(slice);
  return names.length === by.length && by.every((name) => Object.hasOwn(slice, name));
}

/** Whether the slice's people are known to belong to it: a row without the attribute is reported, never judged. */
export function isKnownGroup(slice: SliceId): boolean {
  return !Object.values(slice).includes(MISSING);
}

/** Whether both name the same attributes, in whatever order. */
export function sameAttributes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
