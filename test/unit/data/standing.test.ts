import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../src/data/standing.ts';
import { random } from '../../../src/stats/random.ts';

const numbers = (...values: number[]) => Float64Array.from(values);

describe('how rows stand in their lists', () => {
  it('is told list by list, wherever their rows lie, and shared by equal scores', () => {
    const standing = standingOf(
      numbers(5, 1, 9, 5, 2),
      numbers(0, 1, 0, 1, 0),
      Int32Array.of(0, 1, 0, 0, 1),
      2,
    );
    expect([...standing.position]).toEqual([2.5, 2, 1, 2.5, 1]);
    expect([...standing.top]).toEqual([0.5, 1, 1, 0.5, 1]);
    expect([...standing.attention]).toEqual([3 / 16, 1 / 4, 1 / 2, 3 / 16, 1 / 2]);
    expect(standing.exposure[0]).toBeCloseTo((1 / Math.log2(3) + 1 / 2) / 2, 15);
    expect([...standing.lesser]).toEqual([0, 1, 0, 2, 0]);
    expect([...standing.outranked]).toEqual([0, 0, 0, 0.5, 0]);
    expect(standing.ideal[3]).toBe(1);
  });

  it('counts pairs as going through all of them does', () => {
    const source = random(8);
    const draw = (most: number) =>
      Float64Array.from({ length: 300 }, () => Math.floor(most * source.uniform()));
    const [score, relevance, list] = [draw(40), draw(5), Int32Array.from(draw(4))];
    const { lesser, outranked } = standingOf(score, relevance, list, 10);
    for (let row = 0; row < 300; row++) {
      const others = [...score.keys()].filter(
        (other) => list[other] === list[row] && (relevance[other] as number) < (relevance[row] as number),
      );
      const below = others.map((other) => {
        const gap = (score[row] as number) - (score[other] as number);
        return gap > 0 ? 1 : gap === 0 ? 0.5 : 0;
      });
      expect(lesser[row]).toBe(others.length);
      expect(outranked[row]).toBe(below.reduce((sum: number, each) => sum + each, 0));
    }
  });

  it('is nothing of no rows', () => {
    expect(standingOf(numbers(), numbers(), new Int32Array(), 10).position).toHaveLength(0);
  });
});
