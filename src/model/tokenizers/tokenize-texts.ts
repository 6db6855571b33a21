import { setImmediate } from 'node:timers/promises';
import type { Features } from '../features.ts';
import type { TextTokenizer } from './tokenizer.ts';

/** Texts between two looks at whether the work is still wanted. */
const STRIDE = 256;

export interface Tokens {
  readonly features: Extract<Features, { readonly kind: 'tokens' }>;
  /** 1 for each text that had more than `maxTokens` tokens. */
  readonly truncated: Uint8Array;
}

/** The ids of every text, laid end to end. `onDone` hears how many texts have been read. */
export async function tokenizeTexts(
  texts: readonly string[],
  tokenizer: TextTokenizer,
  maxTokens: number,
  { onDone, signal }: { readonly onDone: (done: number) => void; readonly signal: AbortSignal },
): Promise<Tokens> {
  const rows: Int32Array[] = [];
  const truncated = new Uint8Array(texts.length);
  for (const [row, text] of texts.entries()) {
    if (row % STRIDE === 0) {
      await setImmediate();
      signal.throwIfAborted();
      onDone(row);
    }
    const encoded = tokenizer.encode(text, maxTokens);
    rows.push(encoded.ids);
    truncated[row] = encoded.truncated ? 1 : 0;
  }
  onDone(texts.length);
  const lengths = Int32Array.from(rows, (ids) => ids.length);
  const values = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const ids of rows) {
    values.set(ids, at);
    at += ids.length;
  }
  return { features: { kind: 'tokens', rows: rows.length, lengths, values }, truncated };
}
