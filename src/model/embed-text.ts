import type { WritableNumbers } from '../pipeline/numbers.ts';
import type { StageContext } from '../pipeline/stage.ts';
import type { Checkpoint } from './checkpoints/checkpoint.ts';
import { openSpan, type Runner } from './executors/onnx.ts';
import type { Features } from './features.ts';
import { batchesByLength, offsets, padTokens } from './padded-batches.ts';
import { type Tokens, tokenizeTexts } from './tokenizers/tokenize-texts.ts';

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

/**
 * Runs the frozen part of a backbone over texts, a batch at a time: besides the tokens, memory holds one. The same texts give the same numbers; another set of texts around a
 * text changes its numbers by float rounding only.
 * @throws the signal's reason when it is aborted.
 */
export async function embedTexts(
  { texts, checkpoint, cut, maxTokens, threads }: EmbedRequest,
  { progress, signal, numbers }: Pick<StageContext, 'progress' | 'signal' | 'numbers'>,
): Promise<EmbeddedTexts> {
  const { backbone, weights, tokenizer } = checkpoint;
  const total = texts.length;
  const tell = (unit: string) => (done: number) => progress({ done, total, unit });
  const limit = Math.min(maxTokens, backbone.maxLength);
  const tokens = await tokenizeTexts(texts, tokenizer, limit, { onDone: tell('tokenized texts'), signal });
  if (cut === 0) return tokens;

  const pool = cut === backbone.blocks.length;
  const { rows, lengths } = tokens.features;
  const { width } = backbone;
  const vectors = offsets(pool ? new Int32Array(rows).fill(1) : lengths);
  const values = await numbers(width * (vectors[rows] as number));
  const span = await openSpan(backbone, weights, { from: 0, to: cut, pool }, threads);
  try {
    const output = { width, vectors, values };
    await runBatches(tokens.features, span, output, { onDone: tell('embedded texts'), signal });
  } finally {
    await span.close();
  }
  const features: Features = pool
    ? { kind: 'vectors', rows, width, values }
    : { kind: 'states', rows, width, lengths, values };
  return { features, truncated: tokens.truncated };
}

/** Where the outcome goes: row r owns the vectors from `vectors[r]` to `vectors[r + 1]`. */
interface Output {
  readonly width: number;
  readonly vectors: Float64Array;
  readonly values: WritableNumbers;
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
