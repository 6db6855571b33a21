import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What lies beside a model in a foreign format and says how its inputs are made: paths, or what stands for these. */
export interface Companions {
  readonly config?: string;
  readonly tokenizer?: string;
  readonly tokenizerConfig?: string;
  readonly preprocessor?: string;
  /** As in `CheckpointFiles`. */
  readonly modules?: string;
  readonly pooling?: string;
  readonly sentences?: string;
}

const NAMES: Readonly<Record<keyof Companions, string>> = {
  config: 'config.json',
  tokenizer: 'tokenizer.json',
  tokenizerConfig: 'tokenizer_config.json',
  preprocessor: 'preprocessor_config.json',
  modules: 'modules.json',
  pooling: '1_Pooling/config.json',
  sentences: 'sentence_bert_config.json',
};

/** Folders whose files belong to the model; others are not looked into. */
const INNER = ['onnx', '1_Pooling', 'variables', 'assets'];

/** Paths of the files in a folder, relative to it; none where it cannot be read. */
export async function filesIn(folder: string): Promise<ReadonlySet<string>> {
  const list = (path: string) =>
    readdir(path, { withFileTypes: true }).then(
      (entries) => entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name),
      () => [],
    );
  const inner = INNER.map(async (name) => (await list(join(folder, name))).map((file) => `${name}/${file}`));
  return new Set([await list(folder), ...(await Promise.all(inner))].flat());
}

export function companionsIn(folder: string, names: ReadonlySet<string>): Companions {
  const found = Object.entries(NAMES).filter(([, name]) => names.has(name));
  return Object.fromEntries(found.map(([role, name]) => [role, join(folder, name)]));
}
