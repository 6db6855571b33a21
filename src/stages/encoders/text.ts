import type { TextModelConfig } from '../../config/schema.ts';
import { tableColumn } from '../../data/packed-columns.ts';
import { readDocuments } from '../../data/sources/documents.ts';
import { InvalidInput } from '../../errors.ts';
import type { Backbone } from '../../model/architecture.ts';
import { architectures } from '../../model/architectures/index.ts';
import { type Checkpoint, loadCheckpoint } from '../../model/checkpoints/checkpoint.ts';
import { type CheckpointFiles, renameFiles } from '../../model/checkpoints/files.ts';
import { loadLanguageHead } from '../../model/checkpoints/language-head.ts';
import { embedTexts } from '../../model/embed-text.ts';
import { chooseEngine } from '../../model/engines/index.ts';
import { tokenizeTexts } from '../../model/tokenizers/tokenize-texts.ts';
import { type Adapting, adapt, usable } from '../../model/training/adapt.ts';
import { drawnWeights } from '../../model/training/initial-weights.ts';
import { meanLength, workOnText } from '../../model/work.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import type { Encoder, EncoderContext } from './encoder.ts';
import { cutOffNotices, readColumn } from './read-column.ts';

interface Options {
  readonly column: string;
  readonly backbone: CheckpointFiles;
  readonly maxTokens: number;
  readonly unfreeze: number | 'all';
}

/** How the backbone is adapted before the task; nothing of the task is in here. */
interface Adaptation extends Pick<Options, 'backbone' | 'maxTokens'> {
  /** Digest of the texts. */
  readonly text: string;
  readonly options: Adapting['options'];
  readonly engine: string | undefined;
}

/** A pre-trained backbone reads one column of text; all that is not unfrozen runs once, on ONNX Runtime. */
export const text: Encoder<Options, Adaptation> = {
  id: 'text',
  applies: (model, { backbone }) => 'text' in model && backbone !== undefined,
  inputs: (model) => ({ text: [(model as TextModelConfig).text] }),
  options(model, { inputs }) {
    const { text: column, maxTokens, train } = model as TextModelConfig;
    if (!inputs.backbone) throw new Error('a text model has a backbone');
    return { column, backbone: inputs.backbone, maxTokens, unfreeze: train.unfreeze };
  },
  async check(options, context, adaptation) {
    const checkpoint = await open(options, context);
    cutOf(checkpoint.backbone, options.unfreeze);
    if (!adaptation) return;
    const file = context.file(adaptation.text);
    const { maxTokens } = adaptation;
    usable({ checkpoint, documents: await readDocuments(file), maxTokens, place: { file } });
  },
  adapting(model, { inputs, engine }) {
    const { maxTokens, train } = model as TextModelConfig;
    if (!train.adapt || !inputs.backbone || inputs.adapt === undefined) return undefined;
    const { text: _, ...options } = train.adapt;
    return { backbone: inputs.backbone, maxTokens, text: inputs.adapt, options, engine };
  },
  async adapt({ backbone: files, text: digest, engine, ...rest }, context) {
    const file = context.file(digest);
    const documents = await readDocuments(file);
    const named = await renameFiles(files, context.file);
    const checkpoint = await loadCheckpoint(named);
    const head = await loadLanguageHead(named, checkpoint.backbone);
    return adapt(
      { checkpoint, head, documents, ...rest, seed: context.seed, place: { file } },
      { ...context, engine: (await chooseEngine(engine)).engine },
    );
  },
  async encode({ table }, options, context) {
    const checkpoint = await open(options, context);
    const cut = cutOf(checkpoint.backbone, options.unfreeze);
    const texts = tableColumn(table, options.column) as readonly string[];
    const { features, truncated } = await embedTexts(
      { texts, checkpoint, cut, maxTokens: options.maxTokens },
      context,
    );
    return { features, notices: cutOffNotices(truncated, options.column) };
  },
  async embed({ table }, rows, options, context, fresh) {
    const checkpoint = await open(options, context);
    const column = tableColumn(table, options.column) as readonly string[];
    const texts = Array.from(rows, (row) => column[row] as string);
    const { features } = await embedTexts(
      {
        texts,
        checkpoint: fresh ? { ...checkpoint, weights: drawnWeights(checkpoint.backbone, fresh) } : checkpoint,
        cut: checkpoint.backbone.blocks.length,
        maxTokens: options.maxTokens,
      },
      context,
    );
    return features;
  },
  async work({ table }, options, context) {
    const { tokenizer, backbone } = await open(options, context);
    const limit = Math.min(options.maxTokens, backbone.maxLength);
    const texts = tableColumn(table, options.column) as readonly string[];
    const onDone = (done: number) => context.progress({ done, total: texts.length, unit: 'texts' });
    const { features } = await tokenizeTexts(texts, tokenizer, limit, { onDone, signal: context.signal });
    return workOnText(backbone, cutOf(backbone, options.unfreeze), meanLength(features.lengths));
  },
  async words({ table }, { column, ...options }, context) {
    const { tokenizer, backbone } = await open({ column, ...options }, context);
    const limit = Math.min(options.maxTokens, backbone.maxLength);
    return readColumn(tableColumn(table, column) as readonly string[], { column, tokenizer, limit }, context);
  },
  async trunk(options, context) {
    if (options.unfreeze === 0) return undefined;
    const { backbone, weights } = await open(options, context);
    return { backbone, from: cutOf(backbone, options.unfreeze), weights };
  },
  async name(options, { hidden }, context) {
    const { backbone } = await open(options, context);
    const { title } = architectures.get(backbone.architecture);
    const layers = backbone.blocks.length - 1;
    const trained = { 0: 'the head alone is trained', all: 'all of it is trained' }[
      options.unfreeze as 0 | 'all'
    ];
    return {
      kind: title,
      summary: [
        `${layers} layers of width ${backbone.width} read the column “${options.column}”`,
        trained ?? `the last ${options.unfreeze} are trained with the head`,
        hidden.length === 0 ? 'a linear head' : `a head with hidden layers of ${hidden.join(', ')}`,
      ].join('; '),
      frozen: options.unfreeze === 0 ? parametersOf(backbone) : 0,
    };
  },
};

async function open(
  { backbone }: Options,
  { file, adapted }: Partial<EncoderContext> & Pick<StageContext, 'file'>,
): Promise<Checkpoint> {
  const checkpoint = await loadCheckpoint(await renameFiles(backbone, file));
  return adapted ? { ...checkpoint, weights: adapted.weights } : checkpoint;
}

/** Number of the first block that is trained: the embeddings are block 0, and only "all" trains them. */
function cutOf({ blocks }: Backbone, unfreeze: number | 'all'): number {
  if (unfreeze === 'all') return 0;
  if (unfreeze < blocks.length) return blocks.length - unfreeze;
  throw new InvalidInput(
    `${unfreeze} blocks cannot be unfrozen: the backbone has ${blocks.length - 1}`,
    { path: '/model/train/unfreeze' },
    `Unfreeze at most ${blocks.length - 1}, or "all", which trains the embeddings too.`,
  );
}

function parametersOf({ weights }: Backbone): number {
  return weights.reduce((sum, { shape }) => sum + shape.reduce((size, axis) => size * axis, 1), 0);
}
