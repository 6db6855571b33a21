import type { ImageModelConfig, TextModelConfig, TrainConfig } from '../../config/schema.ts';
import { foreignFormats } from '../../model/foreign/index.ts';
import { type ForeignFiles, renameForeign } from '../../model/foreign/locate.ts';
import type { OpenOptions } from '../../model/foreign/open.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import type { Job } from '../job.ts';
import type { ModelName } from './encoder.ts';

/** What the encoders of foreign formats have in common: plain JSON, free of paths. */
export interface ForeignOptions {
  readonly files: ForeignFiles;
  /** Null leaves the choice to the model. */
  readonly output: string | null;
  /** Null where no engine runs it. */
  readonly engine: string | null;
}

export function foreignOptions(
  { output }: TextModelConfig | ImageModelConfig,
  { inputs: { foreign }, engine }: Job,
): ForeignOptions {
  if (!foreign) throw new Error('the model is not in a foreign format');
  const onEngine = foreignFormats.get(foreign.format).runsOn === 'engine';
  return { files: foreign, output: output ?? null, engine: onEngine ? (engine ?? null) : null };
}

/** The files by their paths again, and how they are to be opened. */
export async function located(
  { files, output, engine }: ForeignOptions,
  { file }: Pick<StageContext, 'file'>,
): Promise<readonly [ForeignFiles, OpenOptions]> {
  return [await renameForeign(files, file), { output: output ?? undefined, engine: engine ?? undefined }];
}

/** What the report calls such a model; `does` says what it reads and gives. */
export function foreignName(
  { files }: ForeignOptions,
  { does, parameters }: { readonly does: string; readonly parameters: number },
  { hidden }: Pick<TrainConfig, 'hidden'>,
): ModelName {
  const head = hidden.length === 0 ? 'a linear head' : `a head with hidden layers of ${hidden.join(', ')}`;
  return {
    kind: foreignFormats.get(files.format).title,
    summary: `${does}; it stays as it was published, the head alone is trained; ${head}`,
    frozen: parameters,
  };
}
