import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../../src/config/parse-json.ts';

test.each([
  ['{\n  "a": 1,\n}', 'the JSON is broken at line 3, column 1: property name expected'],
  ['{"a": 1', 'the JSON is broken at line 1, column 8: close brace expected'],
  ['{"a" 1}', 'the JSON is broken at line 1, column 6: colon expected'],
  ['{"a": 1} // note', 'the JSON is broken at line 1, column 10: invalid comment token'],
  ['{"a": "x\n"}', 'the JSON is broken at line 1, column 7: unexpected end of string'],
  ['{"a": tru}', 'the JSON is broken at line 1, column 7: invalid symbol'],
  ['', 'the JSON is broken at line 1, column 1: value expected'],
  ['{} {}', 'the JSON is broken at line 1, column 4: end of file expected'],
])('%j', (text, what) => {
  expect(() => parseJson(text, 'a.json')).toThrow(`a.json: ${what}. Mend it there`);
});

test.each([
  ['{"a": {"x": 1, "y": [{"x": 2, "x": 3}]}}', '/a/y/0/x: the key "x" comes twice. Keep one of them.'],
  [
    '{"a": [{"__proto__": {"polluted": true}}]}',
    '/a/0/__proto__: the key "__proto__" is reserved. Use another name.',
  ],
  ['{"constructor": 1}', '/constructor: the key "constructor" is reserved.'],
  ['{"a/b": {"~": 1, "~": 1}}', '/a~1b/~0: the key "~" comes twice.'],
])('%j', (text, message) => {
  expect(() => parseJson(text, 'a.json')).toThrow(`a.json, ${message}`);
});

test('whatever JSON says is read as JavaScript reads it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      fc.pre(!/__proto__|constructor|prototype/.test(text));
      expect(parseJson(text, 'a.json')).toEqual(JSON.parse(text));
    }),
  );
});

test('whatever JavaScript refuses is refused with a line and a column', () => {
  const almost = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', '\\', ':', '\u0001', '01', '/'))
    .map(([text, at, sign]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + sign + text.slice(place + 1);
    });
  fc.assert(
    fc.property(almost, (text) => {
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      if (!valid)
        expect(() => parseJson(text, 'a.json')).toThrow(
          /^a\.json(: the JSON is broken at line \d+, column \d+: |, \/.*: the key )/s,
        );
    }),
    { numRuns: 500 },
  );
});

test('JSON nested without end', () => {
  expect(() => parseJson('['.repeat(200_000), 'a.json')).toThrow(/^a\.json: /);
});
