import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { imageAudit } from '../unit/stages/images.ts';
import { fairgate } from './support/fairgate.ts';
import { scratch } from './support/scratch.ts';

const GOOD = 'y,s,d,sex\n1,0.9,1,F\n0,0.2,0,M\n1,0.6,1,M\n0,0.4,0,F\n';
const AUDIT = {
  audit: 'small',
  title: 'Small',
  decision: 'Who is taken',
  favourable: 'Taken',
  predictions: { file: 'p.csv', label: { column: 'y' }, score: 's', protected: ['sex'] },
};

/** Exit 2, one message that says what, where and how to mend, no stack trace. */
async function refused(args: readonly string[], ...said: readonly (string | RegExp)[]): Promise<void> {
  const { code, out, err } = await fairgate(args[0] === 'check' ? args : [...args, '--quiet']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toMatch(/^fairgate: /);
  expect(err).not.toMatch(/ at .*:\d+:\d+|internal fault/);
  for (const words of said) expect(err).toMatch(words);
}

const measured = (file: string) => [
  'measure',
  file,
  '--label',
  'y',
  '--score',
  's',
  '--protected',
  'sex',
  '--out',
];

describe('a table', () => {
  test.each<[string, string | Uint8Array, ...(string | RegExp)[]]>([
    ['with a ragged row', `${GOOD}1,0.5\n`, 'row 6', /2 values where the header has 4/],
    ['with a header twice', GOOD.replace('d,', 's,'), 'row 1', 's'],
    [
      'that is not UTF-8',
      Buffer.concat([Buffer.from(GOOD), Buffer.from('1,0.5,1,\xff\xfe\n', 'latin1')]),
      /UTF-8/,
      'row 6',
    ],
    ['with an unterminated quote', `${GOOD}1,0.5,1,"F\n`, /quote/, 'row 6'],
    ['whose label is not binary', `${GOOD}2,0.5,1,F\n`, 'row 6', 'column "y"', '"2"'],
    ['with a score above 1', `${GOOD}1,1.5,1,F\n`, 'row 6', 'column "s"', '1.5'],
    ['with a score that is no number', `${GOOD}1,high,1,F\n`, 'row 6', 'column "s"', 'high'],
    ['without a score', `${GOOD}1,,1,F\n`, 'row 6', 'column "s"'],
    ['without the protected column', GOOD.replace('sex', 'gender'), /"sex"/, /gender/],
    ['without rows', 'y,s,d,sex\n', /no rows|no records|empty/i],
    ['that is empty', '', /empty/i],
  ])('%s', async (_, content, ...said) => {
    const folder = await scratch();
    const file = join(folder, 'p.csv');
    await writeFile(file, content);
    await refused([...measured(file), folder], 'p.csv', ...said);
  });

  test('that is not there', async () => {
    await refused([...measured('/nowhere/p.csv'), await scratch()], '/nowhere/p.csv', /no such file/i);
  });

  test.each([
    ['a byte order mark', `\ufeff${GOOD}`],
    ['CRLF line ends', GOOD.replaceAll('\n', '\r\n')],
    ['quoted newlines', `${GOOD}1,0.5,1,"F\nwith a second line"\n`],
  ])('with %s is simply read', async (_, content) => {
    const folder = await scratch();
    await writeFile(join(folder, 'p.csv'), content);
    const { code } = await fairgate([...measured(join(folder, 'p.csv')), folder]);
    expect(code).toBe(0);
  });

  test('whose attribute has one value only is measured, with a warning', async () => {
    const folder = await scratch();
    await writeFile(join(folder, 'p.csv'), GOOD.replaceAll(',M', ',F'));
    const { code, out } = await fairgate([...measured(join(folder, 'p.csv')), folder]);
    expect(code).toBe(0);
    expect(out).toMatch(/! .*same sex/);
  });
});

describe('an audit file', () => {
  test.each<[string, object | string, ...(string | RegExp)[]]>([
    ['with an unknown key', { ...AUDIT, metricks: [] }, /metricks/, /"metrics"/],
    ['with an unknown metric', { ...AUDIT, metrics: ['selection-rat'] }, '/metrics/0', '"selection-rate"'],
    ['with a missing key', { ...AUDIT, title: undefined }, /title/],
    ['that is no JSON', '{"audit": "small",,}', /line 1/],
    ['with a key twice', '{"audit": "a", "audit": "b"}', /audit/],
    ['with a hostile key', '{"__proto__": {"polluted": true}}', /__proto__/],
    ['without a way in', { ...AUDIT, predictions: undefined }, /predictions/],
    [
      'whose file is missing',
      { ...AUDIT, predictions: { ...AUDIT.predictions, file: 'gone.csv' } },
      /gone\.csv/,
      '/predictions/file',
    ],
  ])('%s', async (_, content, ...said) => {
    const folder = await scratch();
    await writeFile(join(folder, 'p.csv'), GOOD);
    await writeFile(
      join(folder, 'audit.json'),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
    await refused(
      ['run', join(folder, 'audit.json'), '--out', folder, '--store', join(folder, 'store')],
      'audit.json',
      ...said,
    );
  });

  test('with an empty test split', async () => {
    const folder = await scratch();
    const { predictions, ...rest } = AUDIT;
    const dataset = {
      files: [{ path: 'p.csv' }],
      label: { column: 'y' },
      protected: ['sex'],
      split: { validation: 0, test: 0 },
    };
    await writeFile(join(folder, 'p.csv'), GOOD);
    await writeFile(
      join(folder, 'audit.json'),
      JSON.stringify({ ...rest, dataset, model: { numeric: ['s'] } }),
    );
    await refused(
      ['run', join(folder, 'audit.json'), '--out', folder, '--store', join(folder, 'store')],
      /test split is empty/,
      /dataset\.split/,
    );
  });
});

describe('a checkpoint', () => {
  const BERT = 'fixtures/reference/bert';
  const broken: [string, (folder: string) => Promise<void>, ...(string | RegExp)[]][] = [
    [
      'cut short',
      (at) => rewrite(at, 'model.safetensors', (bytes) => bytes.subarray(0, bytes.length - 64)),
      'model.safetensors',
    ],
    [
      'whose header claims 100 GB',
      (at) => rewrite(at, 'model.safetensors', (bytes) => claim(bytes, 100_000_000_000n)),
      'model.safetensors',
      /header/,
    ],
    [
      'whose tensors overlap',
      (at) => rewrite(at, 'model.safetensors', overlap),
      'model.safetensors',
      /overlap/,
    ],
    [
      'of an unknown architecture',
      (at) => edit(at, 'config.json', { model_type: 'bort' }),
      'config.json',
      '"bert"',
    ],
    [
      'whose tokenizer does not fit',
      (at) => edit(at, 'config.json', { vocab_size: 8 }),
      /tokenizer|embedding|vocab/,
    ],
    [
      'that is a pickle',
      async (at) => {
        await writeFile(join(at, 'pytorch_model.bin'), 'x');
        await rewrite(at, 'model.safetensors', () => new Uint8Array());
      },
      'model.safetensors',
    ],
  ];

  test.each(broken)('%s', async (_, damage, ...said) => {
    const folder = await scratch();
    const at = join(folder, 'bert');
    await mkdir(at);
    for (const name of ['config.json', 'model.safetensors', 'tokenizer.json'])
      await copyFile(join(BERT, name), join(at, name));
    await damage(at);
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 2},some words,${i % 3 ? 'F' : 'M'}`);
    await writeFile(join(folder, 'p.csv'), `y,words,sex\n${rows.join('\n')}\n`);
    const { predictions, ...rest } = AUDIT;
    const dataset = { files: [{ path: 'p.csv' }], label: { column: 'y' }, protected: ['sex'] };
    await writeFile(
      join(folder, 'audit.json'),
      JSON.stringify({ ...rest, dataset, model: { text: 'words', backbone: 'bert' } }),
    );
    await refused(
      ['run', join(folder, 'audit.json'), '--out', folder, '--store', join(folder, 'store')],
      ...said,
    );
    await refused(['check', join(folder, 'audit.json')], ...said);
  });
});

describe('an image', () => {
  const grey = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#888' } });
  test.each<[string, () => Promise<Uint8Array>, RegExp]>([
    [
      'that is corrupt',
      async () => (await grey(64, 64).png().toBuffer()).subarray(0, 90),
      /damaged|cannot|not an image/,
    ],
    ['that is animated', animation, /2 frames or pages/],
    ['that is 20,000 pixels wide', () => grey(20_000, 4).png().toBuffer(), /20000 × 4 pixels large/],
  ])('%s', async (_, make, said) => {
    const { folder, file } = await imageAudit();
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'photos', '1.png'), await make());
    const place = /photos\/1\.png, row 3, column "photo"/;
    await refused(['run', file, '--out', folder, '--store', join(folder, 'store')], place, said);
    await refused(['check', file], place, said);
  });
});

/** Two frames of one GIF. */
function animation(): Promise<Uint8Array> {
  const values = Buffer.from(Array.from({ length: 4 * 8 * 3 }, (_, index) => (index * 37) % 256));
  return sharp(values, { raw: { width: 4, height: 8, channels: 3, pageHeight: 4 } })
    .gif({ delay: [100, 100] })
    .toBuffer();
}

test('bad input leaves what exists as it was', async () => {
  const folder = await scratch();
  const [file, out] = [join(folder, 'p.csv'), join(folder, 'out')];
  await writeFile(file, GOOD);
  await fairgate([...measured(file), out]);
  const before = await Promise.all(
    ['report.html', 'result.json'].map((name) => readFile(join(out, name), 'utf8')),
  );
  await writeFile(file, `${GOOD}1,1.5,1,F\n`);
  await refused([...measured(file), out], 'row 6');
  const after = await Promise.all(
    ['report.html', 'result.json'].map((name) => readFile(join(out, name), 'utf8')),
  );
  expect(after).toEqual(before);
});

async function rewrite(
  folder: string,
  name: string,
  change: (bytes: Uint8Array) => Uint8Array,
): Promise<void> {
  const path = resolve(folder, name);
  await writeFile(path, change(await readFile(path)));
}

async function edit(folder: string, name: string, changes: object): Promise<void> {
  const path = resolve(folder, name);
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), ...changes }));
}

function claim(bytes: Uint8Array, length: bigint): Uint8Array {
  const copy = Uint8Array.from(bytes);
  new DataView(copy.buffer).setBigUint64(0, length, true);
  return copy;
}

/** Moves every tensor to the beginning of the data, so that all of them share their first bytes. */
function overlap(bytes: Uint8Array): Uint8Array {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(Buffer.from(bytes.subarray(8, 8 + length)).toString());
  for (const tensor of Object.values<{ data_offsets?: [number, number] }>(header)) {
    if (tensor.data_offsets) tensor.data_offsets = [0, tensor.data_offsets[1] - tensor.data_offsets[0]];
  }
  const text = Buffer.from(JSON.stringify(header));
  const head = Buffer.alloc(8);
  head.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([head, text, bytes.subarray(8 + length)]);
}
