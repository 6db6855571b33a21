import type { ImageArchitecture, ImageBlock, WeightSpec } from '../architecture.ts';
import { type Convolution, convolutionWeights, convolve, trainable } from './convolution.ts';
import { type ResNet, readResNet } from './read-resnet.ts';
import { readTimmResNet, TIMM_RESNETS } from './timm-resnet.ts';

/** Of the batch normalisations. */
const EPSILON = 1e-5;
/** A bottleneck's 3 × 3 convolution sees this share of its channels. */
const REDUCTION = 4;

/** A residual network (He et al. 2016), as Hugging Face's `ResNetModel` and timm's `ResNet` compute it. */
export const resnet: ImageArchitecture = {
  id: 'resnet',
  title: 'ResNet',
  modality: 'image',
  examples: ['hf:microsoft/resnet-50', 'hf:microsoft/resnet-18', 'hf:timm/resnet18.a1_in1k'],
  timm: TIMM_RESNETS,
  read(raw, file) {
    const net = readTimmResNet(raw, file) ?? readResNet(raw, file);
    const parts = [stem(net.stem), ...residuals(net)];
    const width = net.stages.at(-1)?.width ?? net.stem;
    return {
      modality: 'image',
      architecture: 'resnet',
      width,
      initialDeviation: 0.02,
      blocks: parts.map(({ block }) => block),
      weights: parts.flatMap(({ weights }) => weights),
      pool: (ops, maps) => ops.globalAverage(maps),
    };
  },
  aliases: (name) => [name, `resnet.${name}`, timmName(name)],
};

interface Part {
  readonly block: ImageBlock;
  readonly weights: readonly WeightSpec[];
}

function part(id: string, convolutions: readonly Convolution[], apply: ImageBlock['apply']): Part {
  const weights = convolutions.flatMap(convolutionWeights);
  return { block: { id, weights: trainable(weights), apply }, weights };
}

const names = (prefix: string) => ({
  convolution: `${prefix}.convolution`,
  normalization: `${prefix}.normalization`,
});

function stem(outputs: number): Part {
  const first: Convolution = {
    ...names('embedder.embedder'),
    inputs: 3,
    outputs,
    kernel: [7, 7],
    stride: 2,
    padding: [3, 3],
  };
  return part('stem', [first], (ops, maps) =>
    ops.maxPool(ops.activate(convolve(ops, maps, first, EPSILON), 'relu'), 3, { stride: 2, padding: [1, 1] }),
  );
}

function residuals(net: ResNet): Part[] {
  return net.stages.flatMap(({ width, depth }, stage) =>
    Array.from({ length: depth }, (_, layer) => {
      const before = net.stages[stage - 1]?.width ?? net.stem;
      const halves = layer === 0 && (stage > 0 || net.halvesFirst);
      const size = { inputs: layer === 0 ? before : width, outputs: width, stride: halves ? 2 : 1 };
      return residual(`encoder.stages.${stage}.layers.${layer}`, size, net);
    }),
  );
}

function residual(
  name: string,
  { inputs, outputs, stride }: { readonly inputs: number; readonly outputs: number; readonly stride: number },
  { bottleneck, halvesEarly }: ResNet,
): Part {
  const inner = bottleneck ? Math.floor(outputs / REDUCTION) : outputs;
  const steps: readonly (readonly [from: number, to: number, size: 1 | 3, stride: number])[] = bottleneck
    ? [
        [inputs, inner, 1, halvesEarly ? stride : 1],
        [inner, inner, 3, halvesEarly ? 1 : stride],
        [inner, outputs, 1, 1],
      ]
    : [
        [inputs, outputs, 3, stride],
        [outputs, outputs, 3, 1],
      ];
  const path = steps.map(([from, to, size, stride], index): Convolution => {
    const around = (size - 1) / 2;
    const shape = { inputs: from, outputs: to, kernel: [size, size], padding: [around, around] } as const;
    return { ...names(`${name}.layer.${index}`), ...shape, stride };
  });
  const shortcut: Convolution | undefined =
    inputs === outputs && stride === 1
      ? undefined
      : { ...names(`${name}.shortcut`), inputs, outputs, kernel: [1, 1], stride };

  return part(name, [...path, ...(shortcut ? [shortcut] : [])], (ops, maps) => {
    const last = path.length - 1;
    const changed = path.reduce((states, step, index) => {
      const next = convolve(ops, states, step, EPSILON);
      return index < last ? ops.activate(next, 'relu') : next;
    }, maps);
    const kept = shortcut ? convolve(ops, maps, shortcut, EPSILON) : maps;
    return ops.activate(ops.add(changed, kept), 'relu');
  });
}

/** timm and torchvision: `layer1.0.conv1`, `layer1.0.bn1`, `layer1.0.downsample.0`; stages and steps count from 1. */
function timmName(name: string): string {
  return name
    .replace(/^embedder\.embedder\.convolution/, 'conv1')
    .replace(/^embedder\.embedder\.normalization/, 'bn1')
    .replace(/^encoder\.stages\.(\d+)\.layers/, (_, stage: string) => `layer${Number(stage) + 1}`)
    .replace(/layer\.(\d+)\.convolution/, (_, step: string) => `conv${Number(step) + 1}`)
    .replace(/layer\.(\d+)\.normalization/, (_, step: string) => `bn${Number(step) + 1}`)
    .replace('shortcut.convolution', 'downsample.0')
    .replace('shortcut.normalization', 'downsample.1');
}
