import { closest, distance } from 'fastest-levenshtein';
import { InvalidInput, type Place } from './errors.ts';

/** A closed, ordered set of plug-ins of one kind, found by id. */
export interface Registry<T extends { readonly id: string }> extends Iterable<T> {
  /** What one entry is called in messages: `metric`, `comparison`, … */
  readonly kind: string;
  readonly ids: readonly T['id'][];
  has(id: string): boolean;
  /** @throws InvalidInput when there is no such entry; names the nearest one. */
  get(id: string, place?: Place): T;
}

/** @throws Error when two entries share an id (a fault of the program, not of its user). */
export function registry<const T extends { readonly id: string }>(
  kind: string,
  entries: readonly T[],
): Registry<T> {
  const byId = new Map<string, T>(entries.map((entry) => [entry.id, entry]));
  if (byId.size !== entries.length) throw new Error(`two entries of "${kind}" share an id`);
  const ids = entries.map((entry) => entry.id);
  return {
    kind,
    ids,
    has: (id) => byId.has(id),
    get(id, place = {}) {
      const entry = byId.get(id);
      if (entry) return entry;
      throw new InvalidInput(`there is no ${kind} "${id}"`, place, suggest(id, ids));
    },
    [Symbol.iterator]: () => entries[Symbol.iterator](),
  };
}

/** A remedy that names the nearest known word, or all of them when none is near. */
export function suggest(given: string, known: readonly string[]): string {
  if (known.length === 0) return 'None is known here.';
  const nearest = closest(given, [...known]);
  return distance(given, nearest) <= Math.max(2, given.length / 2)
    ? `Did you mean "${nearest}"?`
    : `Known: ${known.join(', ')}.`;
}
