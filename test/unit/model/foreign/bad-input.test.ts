import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locateForeign } from '../../../../src/model/foreign/locate.ts';
import { openForeignImages, openForeignText } from '../../../../src/model/foreign/open.ts';
import { json, located, reference, refusal, WASM } from './models.ts';

type Damage = (folder: string) => void;

/** Lets a test change what a model.json says. */
const edit =
  (change: (model: ReturnType<typeof json>) => void): Damage =>
  (folder) => {
    const model = json(join(folder, 'model.json'));
    change(model);
    writeFileSync(join(folder, 'model.json'), JSON.stringify(model));
  };

async function damaged(name: string, damage: Damage): Promise<string> {
  const folder = reference(name);
  damage(folder);
  const open: (...given: Parameters<typeof openForeignText>) => Promise<unknown> = name.startsWith('bert')
    ? openForeignText
    : openForeignImages;
  return refusal(located(folder).then((files) => open(files, WASM)));
}

const constant = (model: ReturnType<typeof json>) =>
  model.modelTopology.node.find(({ op }: { op: string }) => op === 'Const');

describe('a TF.js model', () => {
  test.each<[string, string, Damage, string]>([
    [
      'whose shard is missing',
      'bert-graph',
      (folder) => rmSync(join(folder, 'group1-shard2of3.bin')),
      'the shard group1-shard2of3.bin is missing',
    ],
    [
      'whose shard is short',
      'pictures-layers',
      (folder) => truncateSync(join(folder, 'group1-shard1of1.bin'), 1000),
      'group1-shard1of1.bin (1000 bytes) is too short: the weights take 1120 bytes',
    ],
    [
      'one of whose shards is short',
      'bert-graph',
      (folder) => truncateSync(join(folder, 'group1-shard3of3.bin'), 5),
      'group1-shard3of3.bin (5 bytes) are together too short: the weights take 91728 bytes',
    ],
    [
      'whose shard is long',
      'pictures-graph',
      (folder) => truncateSync(join(folder, 'group1-shard1of1.bin'), 5000),
      'too long',
    ],
    [
      'that is no JSON',
      'pictures-graph',
      (folder) => writeFileSync(join(folder, 'model.json'), '{'),
      'not JSON',
    ],
    [
      'that says nothing',
      'pictures-graph',
      (folder) => writeFileSync(join(folder, 'model.json'), '{}'),
      'modelTopology',
    ],
    [
      'whose shard lies elsewhere',
      'pictures-graph',
      edit((model) => {
        model.weightsManifest[0].paths = ['../../etc/passwd'];
      }),
      '"../../etc/passwd" is no file of the model\'s own folder',
    ],
    [
      'with weights of a type that is not known',
      'pictures-graph',
      edit((model) => {
        model.weightsManifest[0].weights[0].dtype = 'string';
      }),
      'is of the type string, which is not supported',
    ],
    [
      'whose graph asks for another shape',
      'pictures-graph',
      edit((model) => {
        constant(model).attr.value.tensor.tensorShape.dim = [{ size: '7' }];
      }),
      'where the graph asks for [7]',
    ],
    [
      'whose graph asks for a weight that is not there',
      'pictures-graph',
      edit((model) => {
        constant(model).name = 'elsewhere';
      }),
      'constant "elsewhere" is among no weights',
    ],
    [
      'whose layer asks for another shape',
      'pictures-layers',
      edit((model) => {
        const layers = model.modelTopology.model_config.config.layers;
        layers.find(({ class_name: kind }: { class_name: string }) => kind === 'Dense').config.units = 5;
      }),
      'its weights do not fit its layers',
    ],
    [
      'with a layer of its own',
      'pictures-layers',
      edit((model) => {
        model.modelTopology.model_config.config.layers.at(-1).class_name = 'MyAttention';
      }),
      'layers that TF.js does not know: MyAttention',
    ],
    [
      'with an operation of its own',
      'pictures-graph',
      edit((model) => {
        model.modelTopology.node.find(({ op }: { op: string }) => op === 'Softmax').op = 'MySoftmax';
      }),
      'it needs "MySoftmax", which TensorFlow.js on WebAssembly lacks',
    ],
  ])('%s', async (_, name, damage, said) => {
    expect(await damaged(name, damage)).toContain(said);
  });
});

describe('an ONNX file', () => {
  test('that is none, or cut off', async () => {
    const noise: Damage = (folder) => writeFileSync(join(folder, 'model.onnx'), 'no model at all');
    expect(await damaged('pictures-onnx', noise)).toContain('model.onnx: ');
    const cut: Damage = (folder) => truncateSync(join(folder, 'model.onnx'), 1500);
    expect(await damaged('pictures-onnx', cut)).toContain('model.onnx: ');
  });
});

test('a folder of weights that fairgate knows by itself is no foreign model, nor is any other', async () => {
  expect(await locateForeign('fixtures/reference/bert')).toBeUndefined();
  expect(await locateForeign('fixtures/reference/images')).toBeUndefined();
  expect(await locateForeign('no/such/folder')).toBeUndefined();
});
