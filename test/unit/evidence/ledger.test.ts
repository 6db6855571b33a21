import { describe, expect, it } from 'vitest';
import { checkOpenings } from '../../../src/evidence/check-openings.ts';
import { checkPolicy } from '../../../src/evidence/check-policy.ts';
import { openingNumber, openingOf, readLedger, withOpenings } from '../../../src/evidence/ledger.ts';
import { hiring } from '../report/results.ts';

const opening = (data: string, predictions: string, config = 'as written') => ({ data, predictions, config });
const openings = [
  opening('a', '1'),
  opening('a', '2'),
  opening('b', '1'),
  opening('a', '2', 'another policy'),
];
const ledger = withOpenings('', openings);
const broken = (line: number) =>
  expect.objectContaining({ link: 'openings', message: expect.stringContaining(`line ${line} `) });
const thrownBy = (text: string): unknown => {
  try {
    return readLedger(text);
  } catch (error) {
    return error;
  }
};

describe('the ledger of openings', () => {
  it('gives back what was written into it, in its order', () => {
    expect(readLedger(ledger)).toEqual(openings);
    expect(readLedger('')).toEqual([]);
  });

  it('takes the same opening once, and leaves what is there as it is', () => {
    expect(withOpenings(ledger, openings)).toBe(ledger);
    const longer = withOpenings(ledger, [opening('c', '1'), opening('c', '1')]);
    expect(longer.startsWith(ledger)).toBe(true);
    expect(readLedger(longer)).toHaveLength(5);
    expect(openings.reduce((text, one) => withOpenings(text, [one]), '')).toBe(ledger);
  });

  it('is not read with any byte of it altered', () => {
    for (let place = 0; place < ledger.length; place += 1) {
      const bytes = Buffer.from(ledger);
      bytes[place] = (bytes[place] as number) ^ (1 << (place % 7));
      expect(thrownBy(bytes.toString()), `byte ${place}`).toMatchObject({ link: 'openings' });
    }
  });

  it('is not read with a line taken out, put in or moved', () => {
    const [first, second, third, fourth] = ledger.split('\n');
    const text = (...lines: readonly (string | undefined)[]) => `${lines.join('\n')}\n`;
    expect(thrownBy(text(second, third, fourth))).toEqual(broken(1));
    expect(thrownBy(text(first, third, fourth))).toEqual(broken(2));
    expect(thrownBy(text(first, second, second, third, fourth))).toEqual(broken(3));
    expect(thrownBy(text(first, third, second, fourth))).toEqual(broken(2));
    expect(thrownBy(text(first, '', second))).toEqual(broken(2));
    expect(() => withOpenings(text(second), openings)).toThrow('openings');
  });

  it('counts by data: another model or another audit file is another look, the same one again is not', () => {
    expect(openings.map((one) => openingNumber(openings, one))).toEqual([1, 2, 1, 3]);
    expect(openingNumber(openings, opening('a', '9'))).toBe(4);
    expect(openingNumber([], opening('a', '9'))).toBe(1);
  });
});

describe('what a result says of its opening', () => {
  const result = hiring();
  const lineage = { ...result.lineage, artefacts: { dataset: 'd', predictions: 'p' } };
  const second = { ...result, lineage, opening: 2 };
  const its = openingOf(lineage);
  if (!its) throw new Error('rows were set apart');
  const other = { ...its, predictions: 'other' };

  it('is held to the ledger', () => {
    expect(() => checkOpenings(second, [other, its])).not.toThrow();
    expect(() => checkOpenings(second, [its, other])).toThrow('openings');
    expect(() => checkOpenings(second, [other])).toThrow('openings');
    expect(() => checkOpenings(second, [])).toThrow('openings');
  });

  it('is nothing where no rows were set apart', () => {
    expect(openingOf({ ...lineage, artefacts: { predictions: 'p' } })).toBeUndefined();
    expect(() => checkOpenings(result, [])).not.toThrow();
  });
});

describe('the policy of a result', () => {
  const result = hiring();
  const judged = (policy?: string) => ({
    ...result,
    lineage: { ...result.lineage, ...(policy && { policy }), artefacts: { dataset: 'd', predictions: 'p' } },
  });
  const looked = (policy?: string, data = result.lineage.data) => ({
    ...opening(data, 'earlier'),
    ...(policy && { policy }),
  });

  it('is held to the one of the first look at the same rows', () => {
    expect(
      checkPolicy(judged('strict'), [looked('other', 'elsewhere'), looked('strict'), looked('lax')]),
    ).toBe(true);
    expect(() => checkPolicy(judged('lax'), [looked('strict'), looked('lax')])).toThrow('at its policy');
    expect(readLedger(withOpenings('', [looked('strict')]))).toEqual([looked('strict')]);
  });

  it('is held to nothing where none was written down', () => {
    expect(checkPolicy(judged('lax'), [looked()])).toBe(false);
    expect(checkPolicy(judged(), [looked('strict')])).toBe(false);
    expect(checkPolicy(result, [])).toBe(false);
  });
});
