import { embedding } from './backbones/embedding.ts';
import { head } from './backbones/head.ts';
import { imageEmbedding } from './backbones/images.ts';
import { memory } from './backbones/memory.ts';
import { trainingStep } from './backbones/training-step.ts';
import type { Benchmark } from './benchmark.ts';

/** Each figure is a ratio within one run, or seconds of this machine; weights are random, for speed does not depend on them. */
export const backbones: Benchmark = {
  id: 'backbones',
  title: 'Embedding and training of backbones (PyTorch as a rival: FAIRGATE_BENCH_PYTHON=…/bin/python)',
  run: async () => [
    ...(await embedding('MiniLM', 3)),
    ...(await embedding('BERT-base', 1)),
    ...(await imageEmbedding()),
    ...(await trainingStep()),
    ...(await head()),
    ...(await memory()),
  ],
};
