import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { wasm } from '../../src/model/engines/wasm.ts';
import { openSpan } from '../../src/model/executors/onnx.ts';
import { batchesByLength, offsets, padTokens } from '../../src/model/padded-batches.ts';
import { freshHead } from '../../src/model/training/head.ts';
import { logitsOf, network } from '../../src/model/training/network.ts';
import { random } from '../../src/stats/random.ts';
import type { Figure } from '../benchmark.ts';
import { backboneOf, mixedLengths, SIZES, type Size } from './models.ts';

const ROWS = 512;
const BATCH_TOKENS = 2048;
/** WebAssembly reads so many of the rows, every eighth; its time counts by tokens. */
const SLOW_SHARE = 8;

/** Frozen embedding of texts of mixed length, against PyTorch on the same threads and against TF.js on WebAssembly. */
export async function embedding(size: Size): Promise<readonly Figure[]> {
  const { backbone, weights } = backboneOf(size);
  const lengths = mixedLengths(ROWS);
  const starts = offsets(lengths);
  const values = new Int32Array(starts[ROWS] as number).fill(7);
  const tokens = { kind: 'tokens', rows: ROWS, lengths, values } as const;
  const batches = batchesByLength(lengths, BATCH_TOKENS).map((rows) => padTokens(tokens, starts, rows));
  const span = await openSpan(backbone, weights, { from: 0, to: backbone.blocks.length, pool: true });
  await span.run(batches[0] as (typeof batches)[number]);
  const begun = performance.now();
  for (const batch of batches) await span.run(batch);
  const own = (performance.now() - begun) / 1000;
  await span.close();

  const padded = batches.reduce((sum, { rows, length }) => sum + rows * length, 0);
  const waste = 1 - values.length / padded;
  const shapes = batches.map(({ rows, length }) => [rows, length] as const);
  const torch = secondsOfTorch(size, shapes);
  const id = `embedding-${size.toLowerCase()}`;
  const ratio = (name: string, rival: number, goal: number, against: string): Figure => {
    const value = rival / own;
    return { id: `${id}-${name}`, value, unit: 'ratio', goal: `>= ${goal}`, met: value >= goal, against };
  };
  const every = Int32Array.from({ length: ROWS / SLOW_SHARE }, (_, at) => at * SLOW_SHARE);
  const share = every.reduce((sum, row) => sum + (lengths[row] as number), 0) / values.length;
  const tf = await wasm.start();
  const head = freshHead(backbone.width, [], random(1, 'head'));
  const slow = network(tokens, { backbone, from: 0, weights }, []);
  const slowBegun = performance.now();
  const { signal } = new AbortController();
  for (const rows of batchesByLength(lengths, BATCH_TOKENS)) {
    const some = rows.filter((row) => row % SLOW_SHARE === 0);
    if (some.length > 0) await logitsOf(tf, slow, new Map([...weights, ...head]), some, { signal });
  }
  const slowSeconds = (performance.now() - slowBegun) / 1000 / share;
  return [
    {
      id: `${id}-padding`,
      value: waste,
      unit: 'share',
      goal: '<= 0.1',
      met: waste <= 0.1,
      against: 'all tokens',
    },
    ...(torch === undefined ? [] : [ratio('torch', torch, 1, 'PyTorch on the same threads')]),
    ratio('wasm', slowSeconds, 6, 'TF.js on WebAssembly'),
  ];
}

/** Undefined where `FAIRGATE_BENCH_PYTHON` names no Python with torch and transformers. */
function secondsOfTorch(size: Size, batches: readonly (readonly [number, number])[]): number | undefined {
  const python = process.env.FAIRGATE_BENCH_PYTHON;
  if (python === undefined) return undefined;
  const script = new URL('./embedding.py', import.meta.url).pathname;
  const config = { ...SIZES[size], vocab_size: 2000, max_position_embeddings: 512 };
  const input = JSON.stringify({ config, threads: availableParallelism(), batches });
  const { status, stdout, stderr } = spawnSync(python, [script], { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the PyTorch rival failed: ${stderr}`);
  return Number(stdout);
}
