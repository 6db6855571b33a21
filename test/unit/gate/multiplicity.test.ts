import { describe, expect, test } from 'vitest';
import { correct, type Judged } from '../../../src/gate/multiplicity.ts';
import type { Rule } from '../../../src/gate/rule.ts';
import { criticalValue } from '../../../src/stats/normal.ts';
import { random } from '../../../src/stats/random.ts';
import { between, found, fourFifths } from './samples.ts';

const FOUR_FIFTHS = fourFifths();

/** A failing finding whose interval is so many standard errors short of the limit. */
function short(z: number, slice: string, rule: Rule = FOUR_FIFTHS): Judged {
  const half = 0.1;
  const value = 0.8 - (half * z) / criticalValue(0.95);
  const outcome = value + half < 0.8 ? 'fail' : 'inconclusive';
  return {
    rule,
    finding: found({ slice: { sex: slice }, outcome, actual: between(value, value - half, value + half) }),
  };
}
const outcomes = (judged: readonly Judged[]) => correct(judged, 0.95).map(({ finding }) => finding.outcome);

describe('Holm over a gate', () => {
  test('changes nothing of a single finding', () => {
    expect(outcomes([short(1.961, 'F')])).toEqual(['fail']);
    expect(outcomes([short(1.959, 'F')])).toEqual(['inconclusive']);
  });

  test('asks more of each, the more there are', () => {
    const weak = [short(2.2, 'a'), short(2.2, 'b')];
    expect(outcomes(weak)).toEqual(['inconclusive', 'inconclusive']);
    expect(outcomes([short(2.3, 'a'), short(2.3, 'b')])).toEqual(['fail', 'fail']);
    // Once the strongest has been found, the next is asked less: p = .028 < .05 but > .025
    expect(outcomes([short(4, 'a'), short(2.2, 'b')])).toEqual(['fail', 'fail']);
  });

  test('of one rule, does not correct intervals that allow for each other', () => {
    const together = ['a', 'b'].map((slice) => {
      const { rule, finding } = short(2.2, slice);
      return {
        rule,
        finding: { ...finding, actual: { ...finding.actual, method: 'simultaneous-wilson' as const } },
      };
    });
    expect(outcomes(together as Judged[])).toEqual(['fail', 'fail']);
  });

  test('goes over rules, each by its strongest finding', () => {
    const [one, other, third] = ['one', 'other', 'third'].map((id) => fourFifths({ id }));
    expect(outcomes([short(2.2, 'a', one), short(2.2, 'a', other)])).toEqual([
      'inconclusive',
      'inconclusive',
    ]);
    expect(outcomes([short(4, 'a', one), short(2.2, 'a', other)])).toEqual(['fail', 'fail']);
    expect(outcomes([short(4, 'a', one), short(2.2, 'a', other), short(2.2, 'a', third)])).toEqual([
      'fail',
      'inconclusive',
      'inconclusive',
    ]);
  });

  test('lets a failure pass where unfairness has to be proved', () => {
    const rule = fourFifths({ burden: 'prove-unfair' });
    expect(outcomes([short(2.2, 'a', rule), short(2.2, 'b', rule)])).toEqual(['pass', 'pass']);
  });

  test('leaves out rules that do not block', () => {
    const warns = fourFifths({ severity: 'warn' });
    expect(outcomes([short(2.2, 'a'), short(2.2, 'b', warns)])).toEqual(['fail', 'fail']);
  });

  test('keeps false failures of forty slices that stand at the limit below 5 %', () => {
    const source = random(5, 'forty slices');
    const runs = 2000;
    const failing = (corrected: boolean) => {
      let failed = 0;
      for (let run = 0; run < runs; run++) {
        const judged = Array.from({ length: 40 }, (_, slice) => short(source.normal(), String(slice)));
        const settled = corrected ? outcomes(judged) : judged.map(({ finding }) => finding.outcome);
        if (settled.includes('fail')) failed += 1;
      }
      return failed / runs;
    };
    expect(failing(false)).toBeGreaterThan(0.5);
    expect(failing(true)).toBeLessThan(0.05);
  });
});
