import { basename, dirname, isAbsolute, join } from 'node:path';
import type { Split } from '../data/dataset.ts';
import { filesOf, isPattern } from '../data/sources/duckdb.ts';
import { digestFile, readText, sizeOf } from '../data/sources/files.ts';
import { digestImages } from '../data/sources/image-folder.ts';
import { InvalidInput } from '../errors.ts';
import type { CheckpointFiles, ImageCheckpointFiles } from '../model/checkpoints/files.ts';
import type { ForeignFiles } from '../model/foreign/locate.ts';
import type { Notice } from '../result/index.ts';
import { type BackboneFiles, backboneFiles } from './backbone-files.ts';
import { checkConfig, configNotices } from './check-config.ts';
import { countedBy } from './counted.ts';
import { digestJson } from './digest-json.ts';
import { type HubAccess, locateBackbone } from './locate-backbone.ts';
import { parseJson } from './parse-json.ts';
import { type MeasureOptions, measureConfig } from './presets.ts';
import type { AuditConfig, FileFormat } from './schema.ts';

/** An audit ready to be run: its configuration, and the digests of all that it reads. */
export interface Audit {
  readonly config: AuditConfig;
  /** `sha256:` of the configuration's canonical JSON, defaults filled in. */
  readonly digest: string;
  /** Digest of the data: of the file itself where there is one, else of the list of the files' digests. */
  readonly data: string;
  /** Digest over the files of the backbone, where there is one. */
  readonly checkpoint?: string;
  /** Name of a published backbone, pinned to the commit that was read. */
  readonly revision?: string;
  /** Path of every file by its digest. */
  readonly files: ReadonlyMap<string, string>;
  readonly inputs: AuditInputs;
  readonly notices: readonly Notice[];
}

/** What the audit reads, by digest: no path is in here, so that it can be part of an artefact's key. */
export interface AuditInputs {
  /** In the order of the audit file; empty where it begins with predictions. */
  readonly dataset: readonly DatasetInput[];
  readonly predictions?: string;
  /** Id of the engine that counts the predictions where they lie; undefined where their rows are read. */
  readonly counter?: string;
  readonly backbone?: CheckpointFiles;
  /** The folder's digest stands for all images in it, and leads to the folder. */
  readonly images?: { readonly folder: string; readonly backbone?: ImageCheckpointFiles };
  /** The backbone, of texts or images, where it is in a foreign format. */
  readonly foreign?: ForeignFiles;
  /** Texts that the backbone is adapted to. */
  readonly adapt?: string;
}

export interface DatasetInput {
  readonly digest: string;
  readonly split?: Split;
  readonly format?: FileFormat;
}

/**
 * Reads an audit file and takes the digest of every file that it names. A published backbone that no cache holds is
 * pulled first, where access to hubs is given; an audit that names none asks nobody.
 * @throws InvalidInput when the audit file is broken, or a file that it names cannot be read.
 */
export async function loadAudit(path: string, hubs?: HubAccess): Promise<Audit> {
  const config = checkConfig(parseJson(await readText(path), path), path);
  return resolveAudit(config, dirname(path), path, hubs);
}

/**
 * The audit that a bare predictions file stands for.
 * @throws InvalidInput when the options do not fit together, or the file cannot be read.
 */
export async function measureAudit(file: string, options: MeasureOptions): Promise<Audit> {
  return resolveAudit(await measureConfig(basename(file), options), dirname(file));
}

/**
 * A configuration with the digest of every file that it names; relative paths begin at `folder`.
 * @param named the audit file, for messages
 */
export async function resolveAudit(
  config: AuditConfig,
  folder: string,
  named?: string,
  hubs?: HubAccess,
): Promise<Audit> {
  const files = new Map<string, string>();
  const locate = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  const digest = async (path: string) => {
    const found = await digestFile(path);
    files.set(found, path);
    return found;
  };
  const digestFolder = async (path: string) => {
    const found = await digestImages(path);
    files.set(found, path);
    return found;
  };
  const digestTable = async (path: string) => {
    const parts = isPattern(path) ? await filesOf(path) : [path];
    const found = digestOfAll(await Promise.all(parts.map(digestFile)));
    const sizes = await Promise.all(parts.map(sizeOf));
    files.set(found, path);
    return { digest: found, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  };
  const at = <T>(path: string, work: Promise<T>) => work.catch((cause) => rethrow(cause, path, named));

  const dataset: DatasetInput[] = [];
  for (const [index, { path, ...rest }] of (config.dataset?.files ?? []).entries()) {
    dataset.push({ ...rest, digest: await at(`/dataset/files/${index}/path`, digest(locate(path))) });
  }
  const { predictions, model } = config;
  const located =
    model && 'backbone' in model
      ? await at('/model/backbone', locateBackbone(model.backbone, folder, hubs))
      : undefined;
  const backbone: BackboneFiles =
    model && located && 'backbone' in model
      ? await at('/model/backbone', backboneFiles(model, located.folder, digest))
      : {};
  const images =
    model && 'image' in model
      ? {
          folder: await at('/model/image/folder', digestFolder(locate(model.image.folder))),
          ...(backbone.image && { backbone: backbone.image }),
        }
      : undefined;
  const texts = model?.train.adapt?.text;
  const adapt = texts === undefined ? undefined : await at('/model/train/adapt/text', digest(locate(texts)));
  const scored = predictions && (await at('/predictions/file', digestTable(locate(predictions.file))));
  const counter = scored && countedBy(config, scored.bytes);
  const checkpoint = backbone.text ?? backbone.image ?? backbone.foreign;
  return {
    config,
    digest: digestJson(config),
    data: digestOfAll([
      ...dataset.map((file) => file.digest),
      ...(images ? [images.folder] : []),
      ...(scored === undefined ? [] : [scored.digest]),
    ]),
    ...(checkpoint && { checkpoint: digestJson(checkpoint) }),
    ...(located?.revision !== undefined && { revision: located.revision }),
    files,
    inputs: {
      dataset,
      ...(scored && { predictions: scored.digest }),
      ...(counter !== undefined && { counter }),
      ...(backbone.text && { backbone: backbone.text }),
      ...(images && { images }),
      ...(backbone.foreign && { foreign: backbone.foreign }),
      ...(adapt !== undefined && { adapt }),
    },
    notices: configNotices(config),
  };
}

function digestOfAll(digests: readonly string[]): string {
  const [only, ...others] = digests;
  return only !== undefined && others.length === 0 ? only : digestJson(digests);
}

/** A file that cannot be read, with the place that names it. */
function rethrow(cause: unknown, path: string, named: string | undefined): never {
  if (!(cause instanceof InvalidInput) || named === undefined) throw cause;
  throw new InvalidInput(cause.what, cause.place, `${cause.remedy} It is named at ${path} of ${named}.`, {
    cause,
  });
}
