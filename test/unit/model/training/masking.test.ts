import { describe, expect, test } from 'vitest';
import { hide, maskable } from '../../../../src/model/training/masking.ts';
import { random } from '../../../../src/stats/random.ts';

const special = { special: [0, 1, 2, 3], mask: 3, vocabulary: 1000 };
const sequence = Int32Array.from([1, ...Array.from({ length: 40 }, (_, index) => 100 + index), 2, 0, 0]);

describe('hiding tokens', () => {
  test('never touches the tokens that stand for no text', () => {
    expect(maskable(sequence, special)).toEqual(Int32Array.from({ length: 40 }, (_, index) => index + 1));
    for (let seed = 0; seed < 200; seed++) {
      const { ids } = hide(sequence, special, random(seed));
      for (const at of [0, 41, 42, 43]) expect(ids[at]).toBe(sequence[at]);
    }
  });

  test('tells where it hid what, in rising order, and changes nothing else', () => {
    for (let seed = 0; seed < 50; seed++) {
      const { ids, at, truth } = hide(sequence, special, random(seed));
      expect(at).toEqual(at.toSorted());
      expect(truth).toEqual(at.map((position) => sequence[position] as number));
      const elsewhere = [...ids.keys()].filter((position) => !at.includes(position));
      expect(elsewhere.map((position) => ids[position])).toEqual(
        elsewhere.map((position) => sequence[position]),
      );
    }
  });

  test('hides 15 %: of these 80 % under the mask, 10 % behind another token, 10 % not at all', () => {
    const counts = { all: 0, masked: 0, kept: 0, replaced: 0 };
    const hits = new Int32Array(sequence.length);
    const source = random(1, 'hiding');
    for (let round = 0; round < 5000; round++) {
      const { ids, at } = hide(sequence, special, source);
      for (const position of at) {
        counts.all++;
        hits[position] = (hits[position] as number) + 1;
        if (ids[position] === special.mask) counts.masked++;
        else if (ids[position] === sequence[position]) counts.kept++;
        else counts.replaced++;
      }
    }
    expect(counts.all).toBe(5000 * 6);
    // Five standard errors of each share among 30,000; a replacement is the token itself once in a thousand.
    expect(Math.abs(counts.masked / counts.all - 0.8)).toBeLessThan(0.0116);
    expect(Math.abs(counts.kept / counts.all - 0.1)).toBeLessThan(0.0087);
    expect(Math.abs(counts.replaced / counts.all - 0.1)).toBeLessThan(0.0087);
    const expected = counts.all / 40;
    const spread = 5 * Math.sqrt(expected);
    for (let position = 1; position <= 40; position++) {
      expect(Math.abs((hits[position] as number) - expected)).toBeLessThan(spread);
    }
  });

  test('hides as large a share as it is told', () => {
    expect(hide(sequence, special, random(1), 0.4).at).toHaveLength(16);
  });

  test('hides one token of a short text', () => {
    expect([...hide(Int32Array.of(1, 50, 2), special, random(1)).at]).toEqual([1]);
  });
});
