import type { SliceId } from '../../result/index.ts';
import { best } from './best.ts';
import { named } from './named.ts';
import { overall } from './overall.ts';
import type { Reference } from './reference.ts';
import { rest } from './rest.ts';

const STANDING = { best, rest, overall } as const;

/** Whom groups may be compared with: one of these, or a group by its attribute values. */
export type Against = keyof typeof STANDING | SliceId;

export function referenceOf(against: Against): Reference {
  return typeof against === 'string' ? STANDING[against] : named(against);
}
