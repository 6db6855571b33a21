import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { imageArchitectures } from '../../../../src/model/architectures/index.ts';
import { json, referenceFolder } from '../reference.ts';

const resnet = imageArchitectures.get('resnet');
const inception = imageArchitectures.get('inception_v3');
const count = (weights: readonly { readonly name: string; readonly shape: readonly number[] }[]) =>
  weights
    .filter(({ name }) => !/running/.test(name))
    .reduce((sum, { shape }) => sum + shape.reduce((size, axis) => size * axis, 1), 0);

describe('ResNets', () => {
  // torchvision's documentation of its models, less the classifier of 1000 classes.
  test.each([
    ['resnet18', 11_689_512 - 513_000, 9],
    ['resnet34', 21_797_672 - 513_000, 17],
    ['resnet50', 25_557_032 - 2_049_000, 17],
    ['resnet101', 44_549_160 - 2_049_000, 34],
    ['resnet152', 60_192_808 - 2_049_000, 51],
  ])('%s has as many parameters as published', (architecture, parameters, blocks) => {
    const backbone = resnet.read({ architecture }, 'config.json');
    expect(count(backbone.weights)).toBe(parameters);
    expect(backbone.blocks).toHaveLength(blocks);
  });

  test('the defaults of Hugging Face are those of ResNet-50', () => {
    const backbone = resnet.read({ model_type: 'resnet' }, 'config.json');
    expect(count(backbone.weights)).toBe(25_557_032 - 2_049_000);
    expect(backbone.width).toBe(2048);
  });

  test.each([
    [
      { model_type: 'resnet', hidden_act: 'silu' },
      /config\.json, \/hidden_act: the activation "silu" is not/,
    ],
    [{ model_type: 'resnet', num_channels: 1 }, /images of 1 channels are not supported/],
    [{ model_type: 'resnet', depths: [2, 2] }, /2 depths do not fit 4 stages/],
    [{ model_type: 'resnet', layer_type: 'wide' }, /\/layer_type: this member must be equal to one of/],
    [{ architecture: 'resnet50', model_args: { stem_type: 'deep' } }, /ResNets of timm with "stem_type"/],
    [{ architecture: 'resnet50', model_args: { in_chans: 1 } }, /\/model_args\/in_chans/],
    [{ architecture: 'resnet18', model_args: { layers: [2] } }, /1 depths do not fit 4 stages/],
  ])('%j is refused', (config, message) => {
    expect(() => resnet.read(config, 'config.json')).toThrow(message);
  });
});

describe('Inception v3', () => {
  const tensors = json(resolve(referenceFolder('inception_v3'), 'tensors.json')) as Record<string, number[]>;

  test('asks for every tensor of timm’s checkpoint but the classifiers, in its shape', () => {
    const { weights } = inception.read({ architecture: 'inception_v3' }, 'config.json');
    const expected = Object.entries(tensors).filter(
      ([name]) => !/^(AuxLogits|fc)\.|num_batches_tracked$/.test(name),
    );
    const found = weights.map(({ name, shape }) => [name, [...shape]]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  test('a variant is refused', () => {
    const config = { architecture: 'inception_v3', model_args: { norm_eps: 0.1 } };
    expect(() => inception.read(config, 'config.json')).toThrow('with "norm_eps" is not supported');
  });
});
