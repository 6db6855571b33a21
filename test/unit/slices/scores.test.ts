import { describe, expect, it } from 'vitest';
import { memory } from '../../../src/slices/engines/memory.ts';
import { follows, recut } from '../../../src/slices/recut.ts';
import { EXACT_SHARES } from '../../../src/slices/scales/share.ts';
import { scoreProfiles } from '../../../src/slices/score-profiles.ts';
import { random } from '../../../src/stats/random.ts';
import { predictionsOf, type Row } from './rows.ts';

const THRESHOLDS = Array.from({ length: 20 }, (_, part) => part / 20);

/** Rows with scores that `digits` decimals hold, many of them on the edge of a part. */
function scored(length: number, digits: number): readonly Row[] {
  const source = random(11);
  const draw = () => source.uniform();
  return Array.from({ length }, () => ({
    label: draw() < 0.4 ? 1 : 0,
    decision: 0,
    score: Number(draw().toFixed(digits)),
    weight: 1 + Math.floor(4 * draw()) / 4,
    sex: draw() < 0.5 ? 'F' : 'M',
    race: ['a', 'b', 'c'][Math.floor(3 * draw())] as string,
  }));
}

const decided = (rows: readonly Row[], threshold: number): readonly Row[] =>
  rows.map((row) => ({ ...row, decision: (row.score as number) >= threshold ? 1 : 0 }));

const cubeOf = (rows: readonly Row[]) => memory.cube(predictionsOf(rows, ['sex', 'race']));

describe('a cube with another threshold', () => {
  it('is that of the rows decided anew, at each of 20', async () => {
    const rows = scored(1200, 2);
    const cube = await cubeOf(decided(rows, 0.5));
    for (const threshold of THRESHOLDS) {
      const { sums, ...cells } = (await cubeOf(decided(rows, threshold))).cells;
      const { sums: moved, ...others } = recut(cube, threshold)?.cells ?? {};
      expect(others).toEqual(cells);
      expect(moved?.rows).toEqual(sums.rows);
      for (const [id, sum] of Object.entries(moved ?? {})) {
        for (const [cell, value] of sum.entries())
          expect(value).toBeCloseTo(sums[id as 'rows'][cell] as number, 9);
      }
    }
  });

  it('is so for binned scores too, where none lies on the edge', async () => {
    const rows = scored(2 * EXACT_SHARES, 7);
    const cube = await cubeOf(decided(rows, 0.5));
    expect(cube.scales.score).not.toHaveProperty('values');
    const selected = (of: typeof cube) =>
      of.cells.sums.rows.reduce((sum, count, cell) => {
        const decision = of.cells.keys.find(({ id }) => id === 'decision');
        return sum + (decision?.codes[cell] === 1 ? count : 0);
      }, 0);
    for (const threshold of [0.05, 0.35, 0.5, 0.95]) {
      const moved = recut(cube, threshold);
      expect(moved && selected(moved)).toBe(selected(await cubeOf(decided(rows, threshold))));
    }
  });

  it('is the cube itself only where every decision follows from the threshold', async () => {
    const rows = scored(300, 2);
    expect(follows(await cubeOf(decided(rows, 0.35)), 0.35)).toBe(true);
    expect(follows(await cubeOf(decided(rows, 0.35)), 0.4)).toBe(false);
  });

  it('is none without scores', async () => {
    const rows = scored(10, 2).map(({ score: _, ...row }) => row as Row);
    expect(recut(await cubeOf(rows), 0.5)).toBeUndefined();
    expect(scoreProfiles(await cubeOf(rows), 20, [])).toEqual([]);
  });
});

describe('score profiles', () => {
  it('hold the weight of every part by true outcome, edges above, for everyone, single groups and those asked for', async () => {
    const rows = scored(600, 2);
    const profiles = scoreProfiles(await cubeOf(rows), 20, [[0, 1]]);
    expect(profiles).toHaveLength(1 + 2 + 3 + 6);
    for (const { slice, negatives, positives } of profiles) {
      const own = rows.filter((row) => Object.entries(slice).every(([name, value]) => row[name] === value));
      for (const [label, counts] of [negatives, positives].entries()) {
        const expected = THRESHOLDS.map((from, part) =>
          own
            .filter(
              ({ score = 0 }) => score >= from && (part === 19 || score < (THRESHOLDS[part + 1] as number)),
            )
            .filter((row) => row.label === label)
            .reduce((sum, { weight = 0 }) => sum + weight, 0),
        );
        for (const [part, count] of counts.entries()) expect(count).toBeCloseTo(expected[part] as number, 9);
      }
    }
  });

  it('add up: the groups of an attribute to everyone', async () => {
    const [everyone, ...groups] = scoreProfiles(await cubeOf(scored(500, 3)), 20, []);
    const sexes = groups.filter(({ slice }) => 'sex' in slice);
    expect(sexes).toHaveLength(2);
    for (const part of THRESHOLDS.keys()) {
      const sum = sexes.reduce((total, { positives }) => total + (positives[part] as number), 0);
      expect(sum).toBeCloseTo(everyone?.positives[part] as number, 9);
    }
  });
});
