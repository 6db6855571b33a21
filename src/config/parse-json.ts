import { printParseErrorCode, visit } from 'jsonc-parser';
import { InvalidInput } from '../errors.ts';

/** Keys that would reach an object's prototype. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Strict JSON.
 * @throws InvalidInput with line and column when it is broken, and when an object has a key twice or a key that is
 * reserved.
 */
export function parseJson(text: string, file: string): unknown {
  try {
    inspect(text, file);
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof InvalidInput) throw cause;
    throw new InvalidInput('this is no JSON that can be read', { file }, 'Check how it is nested.', {
      cause,
    });
  }
}

function inspect(text: string, file: string): void {
  const seen = new Map<string, Set<string>>();
  visit(
    text,
    {
      onError(code, _offset, _length, line, character) {
        const what = printParseErrorCode(code).replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital}`);
        throw new InvalidInput(
          `the JSON is broken at line ${line + 1}, column ${character + 1}: ${what.toLowerCase()}`,
          { file },
          'Mend it there; JSON has no comments and no trailing commas.',
        );
      },
      onObjectProperty(key, _offset, _length, _line, _character, pathOf) {
        const parent = pointer(pathOf());
        const path = `${parent}/${escapePointer(key)}`;
        if (RESERVED.has(key)) {
          throw new InvalidInput(`the key "${key}" is reserved`, { file, path }, 'Use another name.');
        }
        const keys = seen.get(parent) ?? new Set();
        if (keys.has(key)) {
          throw new InvalidInput(`the key "${key}" comes twice`, { file, path }, 'Keep one of them.');
        }
        seen.set(parent, keys.add(key));
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
}

/** A path of keys as a JSON pointer (RFC 6901). */
function pointer(path: readonly (string | number)[]): string {
  return path.map((key) => `/${escapePointer(String(key))}`).join('');
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
