import { describe, expect, test } from 'vitest';
import { bert } from '../../../../src/model/architectures/bert.ts';
import { inception } from '../../../../src/model/architectures/inception.ts';
import { resnet } from '../../../../src/model/architectures/resnet.ts';
import { workOfTraining, workOnImage, workOnText } from '../../../../src/model/work.ts';

const square = (size: number) => ({ width: size, height: size });

const base = bert.read(
  {
    hidden_size: 768,
    num_hidden_layers: 12,
    num_attention_heads: 12,
    intermediate_size: 3072,
    vocab_size: 30522,
    max_position_embeddings: 512,
  },
  'config.json',
);

describe('multiply-adds', () => {
  test('of ResNet-50 at 224² are the 4.09 billion that torchvision names, without its classifier', () => {
    const backbone = resnet.read(
      {
        model_type: 'resnet',
        embedding_size: 64,
        hidden_sizes: [256, 512, 1024, 2048],
        depths: [3, 4, 6, 3],
        layer_type: 'bottleneck',
      },
      'config.json',
    );
    const work = workOnImage(backbone, backbone.blocks.length, square(224));
    expect((work + 2048 * 1000) / 1e9).toBeCloseTo(4.09, 2);
  });

  test('of Inception v3 at 299² are the 5.71 billion that torchvision names, without its classifier', () => {
    const backbone = inception.read({ architecture: 'inception_v3' }, 'config.json');
    const work = workOnImage(backbone, backbone.blocks.length, square(299));
    expect((work + 2048 * 1000) / 1e9).toBeCloseTo(5.71, 2);
  });

  test('of BERT-base are 12 layers of four square matrices, two wide ones and two products of tokens', () => {
    const [tokens, width] = [128, 768];
    const layer = 4 * tokens * width ** 2 + 2 * tokens * width * 4 * width + 2 * tokens ** 2 * width;
    expect(workOnText(base, base.blocks.length, tokens)).toBe(12 * layer);
    expect((12 * layer) / 1e9).toBeCloseTo(11.17, 2);
    expect(workOnText(base, base.blocks.length - 2, tokens)).toBe(10 * layer);
    expect(workOnText(base, 1, tokens)).toBe(0);
  });

  test('of training are three times the trained part, for every row of every epoch', () => {
    const curve = [1, 2, 3].map((epoch) => ({ epoch, loss: 1 }));
    const head = (inputs: number, outputs: number) => ({
      shape: [outputs, inputs],
      values: new Float32Array(inputs * outputs),
    });
    const bias = (outputs: number) => ({ shape: [outputs], values: new Float32Array(outputs) });
    const weights = new Map([
      ['head.hidden.0.weight', head(10, 4)],
      ['head.hidden.0.bias', bias(4)],
      ['head.logit.weight', head(4, 1)],
      ['head.logit.bias', bias(1)],
    ]);
    const features = { kind: 'vectors', rows: 50, width: 10, values: new Float32Array(500) } as const;
    const trained = { features, trunk: undefined, hidden: [4], model: { weights, curve }, rows: 30 };
    expect(workOfTraining(trained)).toBe(3 * (10 * 4 + 4) * 30 * 3);
  });

  test('of an unfrozen layer are those of the layer and the head', () => {
    const lengths = Int32Array.of(10, 30);
    const [tokens, width] = [20, 768];
    const layer = 4 * tokens * width ** 2 + 2 * tokens * width * 4 * width + 2 * tokens ** 2 * width;
    const features = { kind: 'states', rows: 2, width, lengths, values: new Float32Array(0) } as const;
    const weights = new Map([
      ['head.logit.weight', { shape: [1, width], values: new Float32Array(width) }],
      ['head.logit.bias', { shape: [1], values: new Float32Array(1) }],
    ]);
    const trunk = { backbone: base, from: 12, weights: new Map() };
    const model = { weights, curve: [{ epoch: 1, loss: 1 }] };
    expect(workOfTraining({ features, trunk, hidden: [], model, rows: 2 })).toBe(3 * (layer + width) * 2);
  });
});
