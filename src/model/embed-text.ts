import type { WritableNumbers } from '../pipeline/numbers.ts';
import type { StageContext } from '../pipeline/stage.ts';
import type { Checkpoint } from './checkpoints/checkpoint.ts';
import { openSpan, type Runner } from './executors/onnx.ts';
import type { Features } from './features.ts';
import { batchesByLength, offsets, padTokens } from './padded-batches.ts';
import { type Tokens, tokenizeTexts } from './tokenizers/tokenize-texts.ts';
import type { TextTokenizer } from './tokenizers/tokenizer.ts';

export interface EmbedRequest {
  readonly texts: readonly string[];
  readonly checkpoint: Checkpoint;
  /** Number of frozen blocks, counted from the input: 0 … `backbone.blocks.length`. */
  readonly cut: number;
  /** Longer texts are cut; never more than the backbone can take. */
  readonly maxTokens: number;
  /** Of ONNX Runtime; without it, one a core. */
  readonly threads?: number;
}

export interface EmbeddedTexts {
  /** One entry a text, in the order of the texts: `tokens` at cut 0, `vectors` at the last cut, else `states`. */
  readonly features: Features;
  /** 1 for each text that was cut. */
  readonly truncated: Uint8Array;
}

/** Tokens of one batch, padding and all: enough to fill the cores, few enough that a layer's states stay in their caches. */
export const BATCH_TOKENS = 512;

type EmbedContext = Pick<StageContext, 'progress' | 'signal' | 'numbers'>;

/**
 * Runs the frozen part of a backbone over texts, a batch at a time: besides the tokens, memory holds one. The same
 * texts give the same numbers; another set of texts around a text changes its numbers by float rounding only.
 * @throws the signal's reason when it is aborted.
 */
export async function embedTexts(
  { texts, checkpoint, cut, maxTokens, threads }: EmbedRequest,
  context: EmbedContext,
): Promise<EmbeddedTexts> {
  const { backbone, weights, tokenizer } = checkpoint;
  const reading = { texts, tokenizer, limit: Math.min(maxTokens, backbone.maxLength) };
  if (cut === 0) return tokensOf(reading, context);
  const pool = cut === backbone.blocks.length;
  const open = () => openSpan(backbone, weights, { from: 0, to: cut, pool }, threads);
  return runTexts({ ...reading, width: backbone.width, pool, open }, context);
}

interface Reading {
  readonly texts: readonly string[];
  readonly tokenizer: TextTokenizer;
  /** Longer texts are cut. */
  readonly limit: number;
}

/** Texts, and whatever makes vectors of their tokens (`pool`) or a state of each token. */
export interface RunRequest extends Reading {
  readonly width: number;
  readonly pool: boolean;
  /** Opened when all texts are tokenized, and closed in the end. */
  open(): Promise<Runner>;
}

/** As `embedTexts`, with any runner. */
export async function runTexts(request: RunRequest, context: EmbedContext): Promise<EmbeddedTexts> {
  const { width, pool } = request;
  const { progress, signal, numbers } = context;
  const { features: tokens, truncated } = await tokensOf(request, context);
  const { rows, lengths } = tokens;
  const vectors = offsets(pool ? new Int32Array(rows).fill(1) : lengths);
  const values = await numbers(width * (vectors[rows] as number));
  const runner = await request.open();
  try {
    const onDone = (done: number) => progress({ done, total: rows, unit: 'embedded texts' });
    await runBatches(tokens, runner, { width, vectors, values }, { onDone, signal });
  } finally {
    await runner.close();
  }
  const features: Features = pool
    ? { kind: 'vectors', rows, width, values }
    : { kind: 'states', rows, width, lengths, values };
  return { features, truncated };
}

/** Where the outcome goes: row r owns the vectors from `vectors[r]` to `vectors[r + 1]`. */
interface Output {
  readonly width: number;
  readonly vectors: Float64Array;
  readonly values: WritableNumbers;
}

function tokensOf({ texts, tokenizer, limit }: Reading, { progress, signal }: EmbedContext): Promise<Tokens> {
  const onDone = (done: number) => progress({ done, total: texts.length, unit: 'tokenized texts' });
  return tokenizeTexts(texts, tokenizer, limit, { onDone, signal });
}

async function runBatches(
  tokens: Tokens['features'],
  span: Runner,
  { width, vectors, values }: Output,
  { onDone, signal }: { readonly onDone: (done: number) => void; readonly signal: AbortSignal },
): Promise<void> {
  const starts = offsets(tokens.lengths);
  let done = 0;
  for (const batch of batchesByLength(tokens.lengths, BATCH_TOKENS)) {
    signal.throwIfAborted();
    const output = await span.run(padTokens(tokens, starts, batch));
    const stride = output.length / batch.length;
    for (const [place, row] of batch.entries()) {
      const [start, end] = [vectors[row] as number, vectors[row + 1] as number];
      const own = output.subarray(place * stride, place * stride + width * (end - start));
      values.set(own, width * start);
    }
    done += batch.length;
    onDone(done);
  }
}
