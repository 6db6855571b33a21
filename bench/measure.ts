import { existsSync } from 'node:fs';
import type { Benchmark } from './benchmark.ts';
import { fairgate } from './child.ts';
import { makePredictions } from './make-predictions.ts';

const FILE = 'bench/predictions-1m.csv';

/** `fairgate measure` on a million rows, start-up and report included: best of three. */
export const measure: Benchmark = {
  id: 'measure',
  title: '`fairgate measure` on 1,000,000 rows, sex × race × age band',
  async run() {
    if (!existsSync(FILE)) await makePredictions.run();
    const runs = [];
    for (let i = 0; i < 3; i++) {
      runs.push(
        await fairgate(
          'measure',
          FILE,
          '--label',
          'y',
          '--score',
          's',
          '--protected',
          'sex,race,age_band',
          '--max-order',
          '3',
          '--quiet',
          '--out',
          'bench/out',
        ),
      );
    }
    const seconds = Math.min(...runs.map((run) => run.seconds));
    const peak = Math.max(...runs.map((run) => run.peakMegabytes));
    return [
      {
        id: 'measure-1m-wall',
        value: seconds,
        unit: 's',
        goal: '< 4',
        met: seconds < 4,
        against: 'the clock',
      },
      {
        id: 'measure-1m-peak',
        value: peak,
        unit: 'MB',
        goal: '< 600',
        met: peak < 600,
        against: 'resident memory',
      },
    ];
  },
};
