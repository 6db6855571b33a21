import { resnet } from '../../src/model/architectures/resnet.ts';
import { openImageSpan } from '../../src/model/executors/onnx-images.ts';
import { initialWeights } from '../../src/model/training/initial-weights.ts';
import { random } from '../../src/stats/random.ts';
import type { Figure } from '../benchmark.ts';
import { pytorch } from './rival.ts';
import { median, secondsOf } from './turns.ts';

const [BATCH, SIZE] = [16, 224];
const TURNS = 5;
const RESNET_50 = {
  model_type: 'resnet',
  num_channels: 3,
  embedding_size: 64,
  hidden_sizes: [256, 512, 1024, 2048],
  depths: [3, 4, 6, 3],
  layer_type: 'bottleneck',
  hidden_act: 'relu',
};

/** ResNet-50 over one batch of images, in turn with PyTorch on the same threads. Nothing where PyTorch is not there. */
export async function imageEmbedding(): Promise<readonly Figure[]> {
  const torch = await pytorch('resnet', RESNET_50);
  if (!torch) return [];
  const backbone = resnet.read(RESNET_50, 'config.json');
  const source = random(1, 'resnet');
  const weights = initialWeights(backbone.weights, backbone.initialDeviation, source);
  const span = await openImageSpan(backbone, weights, { from: 0, to: backbone.blocks.length, pool: true });
  const values = Float32Array.from({ length: BATCH * SIZE * SIZE * 3 }, () => source.normal());
  const maps = { shape: [BATCH, SIZE, SIZE, 3], values };
  const ratios: number[] = [];
  for (let turn = 0; turn <= TURNS; turn++) {
    const own = await secondsOf(() => span.run(maps));
    const theirs = await torch.seconds([BATCH, SIZE]);
    if (turn > 0) ratios.push(theirs / own);
  }
  torch.close();
  await span.close();
  const value = median(ratios);
  return [
    {
      id: 'embedding-resnet-50-torch',
      value,
      unit: 'ratio',
      goal: '>= 1',
      met: value >= 1,
      against: 'PyTorch on the same threads',
    },
  ];
}
