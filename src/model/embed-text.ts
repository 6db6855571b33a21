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

/** Tokens of one batch, padding and all: enough to fill the cores, few enough to stay in their caches. */
const BATCH_TOKENS = 2048;

/**
 * Runs the frozen part of a backbone over texts. The same texts give the same numbers; another set of texts around a
 * text changes its numbers by float rounding only.
 * @throws the signal's reason when it is aborted.
 */
export async function embedTexts(
  { texts, checkpoint, cut, maxTokens, threads }: EmbedRequest,
  { progress, signal }: Pick<StageContext, 'progress' | 'signal'>,
): Promise<EmbeddedTexts> {
  const { backbone, weights, tokenizer } = checkpoint;
  const total = texts.length;
  const tell = (unit: string) => (done: number) => progress({ done, total, unit });
  const limit = Math.min(maxTokens, backbone.maxLength);
  const tokens = await tokenizeTexts(texts, tokenizer, limit, { onDone: tell('tokenized texts'), signal });
  if (cut === 0) return tokens;

  const pool = cut === backbone.blocks.length;
  const span = await openSpan(backbone, weights, { from: 0, to: cut, pool }, threads);
  try {
    const output = { pool, width: backbone.width };
    const features = await runBatches(tokens.features, span, output, {
      onDone: tell('embedded texts'),
      signal,
    });
    return { features, truncated: tokens.truncated };
  } finally {
    await span.close();
  }
}

async function runBatches(
  tokens: Tokens['features'],
  span: Runner,
  { pool, width }: { readonly pool: boolean; readonly width: number },
  { onDone, signal }: { readonly onDone: (done: number) => void; readonly signal: AbortSignal },
): Promise<Features> {
  const { rows, lengths } = tokens;
  const starts = offsets(lengths);
  const values = new Float32Array(width * (pool ? rows : (starts[rows] as number)));
  let done = 0;
  for (const batch of batchesByLength(lengths, BATCH_TOKENS)) {
    signal.throwIfAborted();
    const padded = padTokens(tokens, starts, batch);
    const output = await span.run(padded);
    const stride = width * (pool ? 1 : padded.length);
    for (const [place, row] of batch.entries()) {
      const [start, count] = pool ? [row, 1] : [starts[row] as number, lengths[row] as number];
      values.set(output.subarray(place * stride, place * stride + count * width), start * width);
    }
    done += batch.length;
    onDone(done);
  }
  return pool ? { kind: 'vectors', rows, width, values } : { kind: 'states', rows, width, lengths, values };
}
