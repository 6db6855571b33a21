import { parts, explore as search } from '../src/explore/explore.ts';
import type { Table } from '../src/explore/table.ts';
import { random } from '../src/stats/random.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const limits = { order: 3, minRows: 100, level: 0.1 };

/** How long a search takes, how often it finds what is not there, and how often what is. */
export const explore: Benchmark = {
  id: 'explore',
  title:
    'Finding slices: 30 columns × 1,000,000 rows crossed up to 3; false discoveries and power by simulation',
  run: async () => [await speed(), ...(await nothingThere(200)), ...(await somethingThere(50))],
};

async function speed(): Promise<Figure> {
  const table = drawn(1, 1_000_000, 30, () => 0.3);
  const begun = performance.now();
  await search(table, parts(table.rows, 1), limits);
  const value = (performance.now() - begun) / 1000;
  return { id: 'explore-30x1m', value, unit: 's', goal: '< 10', met: value < 10, against: 'the clock' };
}

async function nothingThere(runs: number): Promise<readonly Figure[]> {
  let wrong = 0;
  for (let seed = 0; seed < runs; seed++) {
    const table = drawn(seed, 10_000, 10, () => 0.3);
    if ((await search(table, parts(table.rows, seed), limits)).found.length > 0) wrong++;
  }
  const value = wrong / runs;
  return [
    { id: 'explore-false-discoveries', value, unit: 'share of runs', goal: '<= 0.1', met: value <= 0.1 },
  ];
}

/** A slice of a twentieth of the rows, 12 points off. */
async function somethingThere(runs: number): Promise<readonly Figure[]> {
  let found = 0;
  let falsely = 0;
  let all = 0;
  for (let seed = 0; seed < runs; seed++) {
    const table = drawn(seed, 10_000, 10, (codes) => (codes[0] === 0 && codes[1] === 0 ? 0.42 : 0.3));
    const told = (await search(table, parts(table.rows, seed), limits)).found.map(
      ({ chosen }) => chosen.literals,
    );
    const right = told.filter((literals) => literals.every(({ column, code }) => column < 2 && code === 0));
    if (right.some((literals) => literals.length === 2)) found++;
    falsely += told.length - right.length;
    all += told.length;
  }
  return [
    { id: 'explore-power', value: found / runs, unit: 'share of runs' },
    {
      id: 'explore-false-share',
      value: all === 0 ? 0 : falsely / all,
      unit: 'share of findings',
      goal: '<= 0.1',
      met: falsely <= 0.1 * all,
    },
  ];
}

function drawn(
  seed: number,
  rows: number,
  columns: number,
  share: (codes: readonly number[]) => number,
): Table {
  const source = random(seed).fork('explore-bench');
  const codes = Array.from({ length: columns }, () =>
    Uint16Array.from({ length: rows }, () => source.below(4)),
  );
  const hit = Uint8Array.from({ length: rows }, (_, row) =>
    Number(source.uniform() < share([codes[0]?.[row] as number, codes[1]?.[row] as number])),
  );
  const values = ['a', 'b', 'c', 'd'];
  return { rows, hit, columns: codes.map((column, index) => ({ name: `c${index}`, values, codes: column })) };
}
