import Type from 'typebox';
import { InvalidInput } from '../../errors.ts';
import type { ImageArchitecture, ImageBlock, WeightSpec } from '../architecture.ts';
import type { Ops } from '../ops.ts';
import { type Convolution, convolutionWeights, convolve, trainable } from './convolution.ts';
import { type Branch, MIXED, type Mixed, STEM, type Step } from './inception-layout.ts';
import { readConfig } from './read-config.ts';

const InceptionConfig = Type.Object({
  architecture: Type.Literal('inception_v3'),
  model_args: Type.Optional(Type.Object({ in_chans: Type.Optional(Type.Literal(3)) })),
});
/** Arguments of timm's constructor that change nothing below the classifier. */
const HARMLESS = new Set(['in_chans', 'num_classes', 'aux_logits', 'drop_rate', 'global_pool']);

/** Of the batch normalisations. */
const EPSILON = 1e-3;

/**
 * Inception v3 (Szegedy et al. 2016), as timm computes it; torchvision gives its weights the same names. The auxiliary
 * classifier is left alone. Images are normalised as timm says for each checkpoint, torchvision's among them.
 */
export const inception: ImageArchitecture = {
  id: 'inception_v3',
  title: 'Inception v3',
  modality: 'image',
  examples: ['hf:timm/inception_v3.tv_in1k', 'hf:timm/inception_v3.tf_in1k'],
  timm: ['inception_v3'],
  read(raw, file) {
    const { model_args: given = {} } = readConfig(InceptionConfig, raw, file);
    const other = Object.keys(given).find((key) => !HARMLESS.has(key));
    if (other !== undefined) {
      throw new InvalidInput(
        `an Inception v3 with "${other.slice(0, 40)}" is not supported`,
        { file, path: `/model_args/${other.slice(0, 40)}` },
        'Use a plain one, such as timm/inception_v3.tv_in1k.',
      );
    }
    const parts = [...STEM.map(plain), ...MIXED.map(mixed)];
    return {
      modality: 'image',
      architecture: 'inception_v3',
      width: 2048,
      initialDeviation: 0.02,
      blocks: parts.map(({ block }) => block),
      weights: parts.flatMap(({ weights }) => weights),
      pool: (ops, maps) => ops.globalAverage(maps),
    };
  },
  aliases: (name) => [name],
};

interface Part {
  readonly block: ImageBlock;
  readonly weights: readonly WeightSpec[];
}

function part(id: string, convolutions: readonly Convolution[], apply: ImageBlock['apply']): Part {
  const weights = convolutions.flatMap(convolutionWeights);
  return { block: { id, weights: trainable(weights), apply }, weights };
}

const convolutionOf = (prefix: string, { name, ...shape }: Step): Convolution => ({
  convolution: `${prefix}${name}.conv`,
  normalization: `${prefix}${name}.bn`,
  ...shape,
});

const active = <T>(ops: Ops<T>, maps: T, convolution: Convolution): T =>
  ops.activate(convolve(ops, maps, convolution, EPSILON), 'relu');

/** Convolutions one after the other, and perhaps the largest of every second 3 × 3 window. */
function plain({ id, steps, halves }: (typeof STEM)[number]): Part {
  const convolutions = steps.map((step) => convolutionOf('', step));
  return part(id, convolutions, (ops, maps) => {
    const states = convolutions.reduce((before, convolution) => active(ops, before, convolution), maps);
    return halves ? ops.maxPool(states, 3, { stride: 2 }) : states;
  });
}

/** Branches side by side: their maps are laid behind each other. */
function mixed({ id, branches }: Mixed): Part {
  const built = branches.map((branch) => ({
    ...branch,
    trunk: branch.trunk.map((step) => convolutionOf(`${id}.`, step)),
    fork: branch.fork.map((step) => convolutionOf(`${id}.`, step)),
  }));
  const convolutions = built.flatMap(({ trunk, fork }) => [...trunk, ...fork]);
  return part(id, convolutions, (ops, maps) =>
    ops.concatChannels(
      built.flatMap(({ pool, trunk, fork }) => {
        const states = trunk.reduce(
          (before, convolution) => active(ops, before, convolution),
          pooled(ops, maps, pool),
        );
        return fork.length === 0 ? [states] : fork.map((convolution) => active(ops, states, convolution));
      }),
    ),
  );
}

function pooled<T>(ops: Ops<T>, maps: T, pool: Branch['pool']): T {
  if (pool === undefined) return maps;
  return pool === 'mean'
    ? ops.averagePool(maps, 3, { padding: [1, 1] })
    : ops.maxPool(maps, 3, { stride: 2 });
}
