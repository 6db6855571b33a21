import { InvalidInput } from '../../errors.ts';

/** More ids than any published vocabulary has; keeps a hostile file from claiming a table without end. */
const MOST = 10_000_000;

type Members = Readonly<Record<string, unknown>>;

/**
 * One more than the highest id that a `tokenizer.json` can give, over its model's vocabulary and its added tokens.
 * @throws InvalidInput when it has no vocabulary or an id is not a whole number.
 */
export function vocabularySize(json: unknown, file: string): number {
  const { model, added_tokens: added } = members(json);
  const { vocab } = members(model);
  const refuse = (what: string, path: string) =>
    new InvalidInput(what, { file, path }, 'Use the tokenizer.json that was published with the checkpoint.');
  if (typeof vocab !== 'object' || vocab === null)
    throw refuse('the tokenizer has no vocabulary', '/model/vocab');
  const ids: unknown[] = Array.isArray(vocab) ? [vocab.length - 1] : Object.values(vocab);
  if (ids.length === 0) throw refuse('the vocabulary is empty', '/model/vocab');
  const addedIds = Array.isArray(added) ? added.map((token) => members(token).id) : [];
  let highest = 0;
  for (const id of [...ids, ...addedIds]) {
    if (typeof id !== 'number' || !Number.isInteger(id) || id < 0 || id >= MOST) {
      throw refuse(`${JSON.stringify(id)?.slice(0, 40)} is not the id of a token`, '/model/vocab');
    }
    highest = Math.max(highest, id);
  }
  return highest + 1;
}

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}
