import { InvalidInput } from '../errors.ts';

/**
 * Refuses an option that takes one value and was given several.
 * @param options which of them take several, as yargs knows them
 */
export function givenOnce(
  given: Readonly<Record<string, unknown>>,
  { array }: { readonly array: readonly string[] },
): true {
  const twice = Object.keys(given).find(
    (name) => name !== '_' && /^[a-z]/.test(name) && Array.isArray(given[name]) && !array.includes(name),
  );
  if (twice === undefined) return true;
  throw new InvalidInput(`--${twice} was given more than once`, {}, 'Give it one value.');
}
