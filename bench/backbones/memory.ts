import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../benchmark.ts';
import { script } from '../child.ts';

const [FEW, MANY] = [20_000, 200_000];
const EMBED_ROWS = new URL('./embed-rows.ts', import.meta.url).pathname;

/** Peak of memory while ten times as many texts are embedded, with a tiny backbone whose last layer is unfrozen. */
export async function memory(): Promise<readonly Figure[]> {
  const few = await embedded(FEW);
  const many = await embedded(MANY);
  const growth = many.peak - few.peak;
  const share = growth / many.features;
  return [
    {
      id: 'embedding-memory-20000',
      value: few.peak,
      unit: 'MB',
      against: `${few.features.toFixed(0)} MB of features`,
    },
    {
      id: 'embedding-memory-200000',
      value: many.peak,
      unit: 'MB',
      against: `${many.features.toFixed(0)} MB of features`,
    },
    {
      id: 'embedding-memory-growth',
      value: share,
      unit: 'of the features',
      goal: '<= 0.15',
      met: share <= 0.15,
    },
  ];
}

async function embedded(rows: number): Promise<{ readonly peak: number; readonly features: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'fairgate-bench-'));
  try {
    const { code, peakMegabytes } = await script(EMBED_ROWS, String(rows), folder);
    if (code !== 0) throw new Error(`embedding ${rows} texts failed`);
    return { peak: peakMegabytes, features: (await stat(join(folder, 'fe/features'))).size / 2 ** 20 };
  } finally {
    await rm(folder, { recursive: true });
  }
}
