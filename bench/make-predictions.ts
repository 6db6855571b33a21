import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { random } from '../src/stats/random.ts';
import type { Benchmark } from './benchmark.ts';

const ROWS = 1_000_000;
const FILE = 'bench/predictions-1m.csv';
const RACES = [
  ['White', 0.58],
  ['Hispanic or Latino', 0.18],
  ['Black or African American', 0.13],
  ['Asian', 0.06],
  ['Two or More Races', 0.03],
  ['American Indian or Alaska Native', 0.013],
  ['Native Hawaiian or Other Pacific Islander', 0.007],
] as const;
const AGES = ['under 25', '25–39', '40–54', '55 and over'] as const;

/** Writes a million scored decisions, the file that `measure` is timed on. */
export const makePredictions: Benchmark = {
  id: 'make-predictions',
  title: `Write ${FILE}: ${ROWS.toLocaleString('en-US')} rows`,
  async run() {
    const source = random(20_240, 'bench');
    const file = createWriteStream(FILE);
    file.write('id,y,s,sex,race,age_band\n');
    let lines: string[] = [];
    for (let row = 0; row < ROWS; row++) {
      const sex = source.uniform() < 0.48 ? 'F' : 'M';
      const race = pick(RACES, source.uniform());
      const age = AGES[source.below(AGES.length)] as string;
      const ability = source.normal() + (sex === 'F' ? -0.1 : 0) + (race.startsWith('Black') ? -0.15 : 0);
      const score = 1 / (1 + Math.exp(-ability));
      const label = source.uniform() < score ? 1 : 0;
      lines.push(`${row},${label},${score.toFixed(6)},${sex},${race},${age}\n`);
      if (lines.length === 20_000) {
        if (!file.write(lines.join(''))) await once(file, 'drain');
        lines = [];
      }
    }
    file.end(lines.join(''));
    await once(file, 'finish');
    return [];
  },
};

function pick(shares: readonly (readonly [string, number])[], at: number): string {
  let left = at;
  for (const [name, share] of shares) {
    left -= share;
    if (left < 0) return name;
  }
  return (shares[0] as readonly [string, number])[0];
}
