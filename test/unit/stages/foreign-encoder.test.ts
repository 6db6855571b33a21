import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadAudit } from '../../../src/config/load-audit.ts';
import { encoderOf } from '../../../src/stages/encoders/index.ts';
import { checkAudit, runAudit } from '../../../src/stages/index.ts';
import { reference, refusal } from '../model/foreign/models.ts';
import { picture } from './images.ts';

const ROWS = 60;

/** An audit of short texts and pictures: those who worked as nurses, and the bright ones, are wanted. */
async function audit(model: object, backbone: string, train: object = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'foreign-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(backbone, join(folder, 'backbone'), { recursive: true });
  mkdirSync(join(folder, 'photos'));
  for (let row = 0; row < ROWS; row++) {
    writeFileSync(join(folder, 'photos', `${row}.png`), await picture(row, 12));
  }
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const work = row % 2 === 0 ? 'nurse' : 'engineer';
    return `she worked as a ${work} in year ${row % 3},${row}.png,${row % 2 === 0 ? 1 : 0},${row % 4 < 2 ? 'a' : 'b'}`;
  });
  writeFileSync(join(folder, 'people.csv'), ['cv,photo,wanted,group', ...rows, ''].join('\n'));
  const file = join(folder, 'audit.json');
  const dataset = { files: [{ path: 'people.csv' }], label: { column: 'wanted' }, protected: ['group'] };
  const trained = { epochs: 30, batch: 16, rate: 0.05, ...train };
  writeFileSync(
    file,
    JSON.stringify({
      audit: 'people',
      title: 'People',
      decision: 'Who is wanted',
      favourable: 'Wanted',
      dataset,
      model: { ...model, backbone: 'backbone', train: trained },
    }),
  );
  return file;
}

const TEXT = { text: 'cv' };
const IMAGE = { image: { column: 'photo', folder: 'photos' } };

test.each([
  ['bert-onnx', TEXT, 'ONNX model', 32],
  ['bert-graph', TEXT, 'TF.js graph model', 32],
  ['pictures-layers', IMAGE, 'TF.js layers model', 6],
] as const)('an audit learns on what %s gives', async (name, model, kind, width) => {
  const loaded = await loadAudit(await audit(model, reference(name)));
  expect(loaded.checkpoint).toMatch(/^sha256:/);
  const result = await runAudit(loaded, { engine: 'wasm' });
  expect(result.model).toMatchObject({ kind, trained: width + 1 });
  expect(result.model?.parameters).toBeGreaterThan(width + 1);
  expect(result.model?.summary).toContain(`gives ${width} numbers each; it stays as it was published`);
  const auc = result.measures.find(
    ({ metric, slice }) => metric === 'auc' && Object.keys(slice).length === 0,
  );
  if (!auc?.estimate.known) throw new Error('the test split has both labels');
  expect(auc.estimate.value).toBeGreaterThan(0.9);
  expect(result.terms === undefined).toBe(model === IMAGE);
});

test('the engine is part of the features’ key where it runs the trunk, and nowhere else', async () => {
  const given = async (name: string, engine: string) => {
    const job = { ...(await loadAudit(await audit(TEXT, reference(name)))), version: '0', engine };
    return encoderOf(job).given;
  };
  expect(await given('bert-graph', 'webgpu')).not.toEqual(await given('bert-graph', 'wasm'));
  expect(await given('bert-onnx', 'webgpu')).toEqual(await given('bert-onnx', 'wasm'));
});

test('a model in a foreign format is never trained, and a checkpoint has no outputs to choose from', async () => {
  const onnx = reference('bert-onnx');
  const load = async (...given: Parameters<typeof audit>) => loadAudit(await audit(...given));
  expect(await refusal(load(TEXT, onnx, { unfreeze: 1 }))).toContain(
    '/model/train/unfreeze: the backbone is of the format “ONNX model”',
  );
  expect(await refusal(load(TEXT, onnx, { adapt: { text: 'words.txt' } }))).toContain('/model/train/adapt');
  expect(await refusal(load(TEXT, onnx, { evidence: true }))).toContain('/model/train/evidence');
  const checkpoint = 'fixtures/reference/bert';
  expect(await refusal(load({ ...TEXT, output: 'x' }, checkpoint))).toContain('/model/output');
});

test('check opens the model', async () => {
  const file = await audit({ ...IMAGE, output: 'nowhere' }, reference('pictures-graph'));
  const loaded = await loadAudit(file);
  expect(await refusal(checkAudit(loaded))).toContain('has no output "nowhere"');
});
