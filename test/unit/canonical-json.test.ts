import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/canonical-json.ts';

test('reads back as the same value, however its members were ordered', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const clean = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(canonicalJson(clean))).toEqual(clean);
      expect(canonicalJson(reversed(clean))).toBe(canonicalJson(clean));
    }),
  );
});

test('members that are undefined are left out, and what JSON cannot hold is refused', () => {
  expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  }
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
