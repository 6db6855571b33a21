import { MISSING, type SliceId } from '../result/index.ts';

/** Whether the slice's people are known to belong to it: a row without the attribute is reported, never judged. */
export function isKnownGroup(slice: SliceId): boolean {
  return !Object.values(slice).includes(MISSING);
}

/** Whether both name the same attributes, in whatever order. */
export function sameAttributes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
