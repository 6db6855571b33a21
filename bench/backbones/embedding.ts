import { BATCH_TOKENS } from '../../src/model/embed-text.ts';
import { wasm } from '../../src/model/engines/wasm.ts';
import { openSpan } from '../../src/model/executors/onnx.ts';
import { batchesByLength, offsets, padTokens } from '../../src/model/padded-batches.ts';
import { freshHead } from '../../src/model/training/head.ts';
import { logitsOf, network } from '../../src/model/training/network.ts';
import { random } from '../../src/stats/random.ts';
import type { Figure } from '../benchmark.ts';
import { backboneOf, configOf, mixedLengths, type Size } from './models.ts';
import { pytorch } from './rival.ts';
import { median, secondsOf } from './turns.ts';

const ROWS = 512;
/** PyTorch is fastest in larger batches. */
const TURN_TOKENS = 2048;
/** WebAssembly reads so many of a turn's rows, every eighth; its time counts by tokens. */
const SLOW_SHARE = 8;

/**
 * Frozen embedding of texts of mixed length, against PyTorch on the same threads and against TF.js on WebAssembly. They
 * take turns at texts of like length, so that each ratio is of the same moment; the median of the ratios counts.
 */
export async function embedding(size: Size, rounds: number): Promise<readonly Figure[]> {
  const { backbone, weights } = backboneOf(size);
  const lengths = mixedLengths(ROWS);
  const starts = offsets(lengths);
  const values = new Int32Array(starts[ROWS] as number).fill(7);
  const tokens = { kind: 'tokens', rows: ROWS, lengths, values } as const;
  const pad = (rows: Int32Array) => padTokens(tokens, starts, rows);
  const count = (rows: Int32Array) => rows.reduce((sum, row) => sum + (lengths[row] as number), 0);

  const span = await openSpan(backbone, weights, { from: 0, to: backbone.blocks.length, pool: true });
  const torch = await pytorch('bert', configOf(size));
  const tf = await wasm.start();
  const head = freshHead(backbone.width, [], random(1, 'head'));
  const slow = network(tokens, { backbone, from: 0, weights }, []);
  const all = new Map([...weights, ...head]);
  const { signal } = new AbortController();

  const turns = batchesByLength(lengths, TURN_TOKENS).map((rows) => {
    const own = Int32Array.from(rows, (row) => lengths[row] as number);
    const batches = batchesByLength(own, BATCH_TOKENS).map((batch) =>
      pad(batch.map((at) => rows[at] as number)),
    );
    const some = rows.filter((_, at) => at % SLOW_SHARE === 0);
    return { whole: pad(rows), batches, some, share: count(some) / count(rows) };
  });
  const takeTurns = async ({ whole, batches, some, share }: (typeof turns)[number]) => {
    const own = await secondsOf(async () => {
      for (const batch of batches) await span.run(batch);
    });
    const theirs = torch ? await torch.seconds([whole.rows, whole.length]) : 0;
    const slowly = await secondsOf(() => logitsOf(tf, slow, all, some, { signal }));
    return { torch: theirs / own, wasm: slowly / share / own };
  };
  const ratios: Awaited<ReturnType<typeof takeTurns>>[] = [];
  await takeTurns(turns.at(-1) as (typeof turns)[number]);
  for (let round = 0; round < rounds; round++) for (const turn of turns) ratios.push(await takeTurns(turn));
  torch?.close();
  await span.close();

  const padded = turns
    .flatMap(({ batches }) => batches)
    .reduce((sum, { rows, length }) => sum + rows * length, 0);
  const waste = 1 - values.length / padded;
  const id = `embedding-${size.toLowerCase()}`;
  const ratio = (name: 'torch' | 'wasm', goal: number, rival: string): Figure => {
    const value = median(ratios.map((each) => each[name]));
    return {
      id: `${id}-${name}`,
      value,
      unit: 'ratio',
      goal: `>= ${goal}`,
      met: value >= goal,
      against: rival,
    };
  };
  return [
    {
      id: `${id}-padding`,
      value: waste,
      unit: 'share',
      goal: '<= 0.1',
      met: waste <= 0.1,
      against: 'all tokens',
    },
    ...(torch ? [ratio('torch', 1, 'PyTorch on the same threads')] : []),
    ratio('wasm', 6, 'TF.js on WebAssembly'),
  ];
}
