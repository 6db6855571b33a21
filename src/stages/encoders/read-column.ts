import { readWords } from '../../model/tokenizers/read-words.ts';
import type { TextTokenizer } from '../../model/tokenizers/tokenizer.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import type { Notice } from '../../result/index.ts';
import type { ReadColumn } from './encoder.ts';

/** What a tokenizer makes of the texts of a column. */
export async function readColumn(
  texts: readonly string[],
  { column, tokenizer, limit }: Pick<ReadColumn, 'column' | 'limit'> & { readonly tokenizer: TextTokenizer },
  { progress, signal }: Pick<StageContext, 'progress' | 'signal'>,
): Promise<ReadColumn> {
  const onDone = (done: number) => progress({ done, total: texts.length, unit: 'texts' });
  return { column, limit, ...(await readWords(texts, tokenizer, limit, { onDone, signal })) };
}

/** Tells how many texts were cut off, where some were; `truncated` has 1 for each of them. */
export function cutOffNotices(truncated: Uint8Array, column: string): Notice[] {
  const count = truncated.reduce((sum, flag) => sum + flag, 0);
  if (count === 0) return [];
  const message = `${count} of ${truncated.length} texts of “${column}” were longer than the model reads and were cut off`;
  return [{ code: 'texts-cut-off', message }];
}
