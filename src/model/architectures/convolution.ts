import type { WeightSpec } from '../architecture.ts';
import type { Walk } from '../image-ops.ts';
import type { Ops } from '../ops.ts';

/** Names under which a convolution without bias and the batch normalisation behind it keep their weights. */
export interface ConvolutionNames {
  readonly convolution: string;
  readonly normalization: string;
}

/** A convolution without bias, then a batch normalisation whose statistics stay as they are. */
export interface Convolution extends ConvolutionNames, Walk {
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: readonly [rows: number, columns: number];
}

/** Fresh kernels keep the size of what goes through them (He et al. 2015, by outputs). */
export function convolutionWeights({ inputs, outputs, kernel, ...names }: Convolution): WeightSpec[] {
  const vector = (part: string, initial: 'ones' | 'zeros'): WeightSpec => ({
    name: `${names.normalization}.${part}`,
    shape: [outputs],
    initial,
  });
  return [
    {
      name: `${names.convolution}.weight`,
      shape: [outputs, inputs, ...kernel],
      initial: 'normal',
      deviation: Math.sqrt(2 / (outputs * kernel[0] * kernel[1])),
    },
    vector('weight', 'ones'),
    vector('bias', 'zeros'),
    vector('running_mean', 'zeros'),
    vector('running_var', 'ones'),
  ];
}

/** Those of the weights that training may change: all but the statistics. */
export const trainable = (weights: readonly WeightSpec[]): string[] =>
  weights.map(({ name }) => name).filter((name) => !/\.running_(mean|var)$/.test(name));

export function convolve<T>(
  ops: Ops<T>,
  maps: T,
  { convolution, normalization, stride = 1, padding = [0, 0] }: Convolution,
  epsilon: number,
): T {
  const statistic = (part: string) => ops.weight(`${normalization}.${part}`);
  return ops.batchNorm(
    ops.conv2d(maps, ops.weight(`${convolution}.weight`), { stride, padding }),
    statistic('running_mean'),
    statistic('running_var'),
    statistic('weight'),
    statistic('bias'),
    epsilon,
  );
}
