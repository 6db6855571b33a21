import Type, { type Static } from 'typebox';
import { canonicalJson } from '../canonical-json.ts';

/** The name of the group of rows whose value of an attribute is not known. */
export const MISSING = '(missing)';

/** A group of rows by attribute values, such as `{ "sex": "F", "race": "Black" }`; `{}` is everybody. */
export const SliceId = Type.Record(Type.String(), Type.String());
export type SliceId = Static<typeof SliceId>;

/** `sex = F, race = Black`; everybody is `everyone`. For people; never parsed. */
export function sliceLabel(slice: SliceId): string {
  const parts = Object.entries(slice).map(([attribute, value]) => `${attribute} = ${value}`);
  return parts.length === 0 ? 'everyone' : parts.join(', ');
}

/** How a disparity names whom it compares with: a group by its values, in the order in which they were given. */
export function referenceName(against: string | SliceId): string {
  return typeof against === 'string' ? against : Object.values(against).join(', ');
}

/** A spelling of a slice by which it can be looked up, whatever the order of its attributes. */
export const sliceKey = (slice: SliceId): string => canonicalJson(slice);

/** Whether a slice is everybody. */
export const isEveryone = (slice: SliceId): boolean => Object.keys(slice).length === 0;

/** Whether a slice is a group of exactly these attributes. */
export function isGroupBy(slice: SliceId, by: readonly string[]): boolean {
  const names = Object.keys(slice);
  return names.length === by.length && by.every((name) => Object.hasOwn(slice, name));
}
