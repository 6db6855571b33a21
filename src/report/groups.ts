import { canonicalJson } from '../canonical-json.ts';
import type { AuditResult, SliceId, SliceProfile } from '../result/index.ts';
import type { Inline } from './block.ts';

/** All groups by the same attributes. */
export interface Grouping<Profile = SliceProfile> {
  readonly by: readonly string[];
  readonly slices: readonly Profile[];
}

/** A slice's attributes in the order in which the audit names them. */
export function attributesOf(slice: SliceId, result: AuditResult): readonly string[] {
  const named = result.attributes.map(({ name }) => name).filter((name) => Object.hasOwn(slice, name));
  const others = Object.keys(slice).filter((name) => !named.includes(name));
  return [...named, ...others.sort()];
}

/** The slices of the result by the attributes that they cross, single attributes first; without everybody. */
export const groupings = (result: AuditResult): readonly Grouping[] => grouped(result.slices, result);

/** The same of anything that is told slice by slice. */
export function grouped<Profile extends { readonly slice: SliceId }>(
  profiles: readonly Profile[],
  result: AuditResult,
): readonly Grouping<Profile>[] {
  const found = new Map<string, { by: readonly string[]; slices: Profile[] }>();
  for (const profile of profiles) {
    const by = attributesOf(profile.slice, result);
    if (by.length === 0) continue;
    const key = canonicalJson(by);
    const grouping = found.get(key) ?? { by, slices: [] };
    grouping.slices.push(profile);
    found.set(key, grouping);
  }
  return [...found.values()].sort((a, b) => a.by.length - b.by.length);
}

/** Whether something by these attributes belongs to the grouping. */
export const sameAttributes = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name) => b.includes(name));

/** `sex × race`. */
export const groupingName = (by: readonly string[]): Inline => ({ kind: 'name', parts: by, joint: '×' });
export const groupingText = (by: readonly string[]): string => by.join(' × ');

/** A group by its values alone, for tables that already name the attributes. */
export function groupValues(slice: SliceId, result: AuditResult): readonly string[] {
  const values = attributesOf(slice, result).map((name) => slice[name] ?? '');
  return values.length === 0 ? ['everyone'] : values;
}

/** A group with its attributes, where it stands alone: `sex: F`, `race: Black`. */
function groupParts(slice: SliceId, result: AuditResult): readonly string[] {
  const parts = attributesOf(slice, result).map((name) => `${name}: ${slice[name] ?? ''}`);
  return parts.length === 0 ? ['everyone'] : parts;
}

export const groupName = (slice: SliceId, result: AuditResult): Inline => ({
  kind: 'name',
  parts: groupParts(slice, result),
});
export const groupText = (slice: SliceId, result: AuditResult): string =>
  groupParts(slice, result).join(' · ');
