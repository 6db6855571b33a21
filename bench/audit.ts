import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { fairgate } from './child.ts';

/** The hiring audit, cold and then again. */
export const audit: Benchmark = {
  id: 'audit',
  title: '`fairgate run audits/hiring.json`, cold and again',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'fairgate-bench-'));
    const once = () =>
      fairgate(
        'run',
        'audits/hiring.json',
        '--quiet',
        '--store',
        join(folder, 'store'),
        '--out',
        join(folder, 'report'),
      );
    try {
      const cold = await once();
      const again = await once();
      return [
        {
          id: 'audit-cold',
          value: cold.seconds,
          unit: 's',
          goal: '< 180',
          met: cold.seconds < 180,
          against: 'the clock',
        },
        {
          id: 'audit-again',
          value: again.seconds,
          unit: 's',
          goal: '< 2',
          met: again.seconds < 2,
          against: 'the clock',
        },
      ];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};
