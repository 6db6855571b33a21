import { basename, dirname } from 'node:path';
import { type Companions, companionsIn, filesIn } from '../checkpoints/companions.ts';
import type { ModelFiles } from './foreign-model.ts';
import { foreignFormats } from './index.ts';

/** A model in a foreign format: the format's id, and its files as paths or what stands for these. */
export interface ForeignFiles {
  readonly format: string;
  readonly model: ModelFiles;
  readonly beside: Companions;
}

/** A folder with one of these is a checkpoint of a family that fairgate knows by itself. */
const CHECKPOINT = ['model.safetensors', 'model.safetensors.index.json'];
/** Folder of the models in optimum's layout, whose tokenizer lies above. */
const OPTIMUM = 'onnx';

/**
 * The model in a foreign format that a folder holds or a path names; undefined where there is none, or the folder is a
 * checkpoint.
 * @throws InvalidInput when it is one whose files are missing or broken.
 */
export async function locateForeign(path: string): Promise<ForeignFiles | undefined> {
  const names = await filesIn(path);
  if (CHECKPOINT.some((name) => names.has(name))) return undefined;
  const inFolder = await find(path, names);
  if (inFolder) return { ...inFolder, beside: companionsIn(path, names) };
  const folder = dirname(path);
  const file = basename(path);
  const siblings = await filesIn(folder);
  if (!siblings.has(file)) return undefined;
  const alone = [...siblings].filter(
    (name) => name === file || name.startsWith(`${file}_`) || name.startsWith(`${file}.`),
  );
  const named = await find(folder, new Set(alone));
  if (!named) return undefined;
  const root = basename(folder) === OPTIMUM && !siblings.has('tokenizer.json') ? dirname(folder) : folder;
  return { ...named, beside: companionsIn(root, await filesIn(root)) };
}

async function find(folder: string, names: ReadonlySet<string>) {
  for (const format of foreignFormats) {
    const model = await format.find(folder, names);
    if (model) return { format: format.id, model };
  }
  return undefined;
}

/** The same files by other names: every path is handed to `rename`. */
export async function renameForeign(
  { format, model, beside }: ForeignFiles,
  rename: (path: string) => string | Promise<string>,
): Promise<ForeignFiles> {
  const companions = Object.entries(beside as Readonly<Record<string, string>>).map(
    async ([role, path]) => [role, await rename(path)] as const,
  );
  return {
    format,
    model: { model: await rename(model.model), weights: await Promise.all(model.weights.map(rename)) },
    beside: Object.fromEntries(await Promise.all(companions)),
  };
}
