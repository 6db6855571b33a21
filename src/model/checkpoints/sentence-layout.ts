import { InvalidInput } from '../../errors.ts';
import type { Backbone } from '../architecture.ts';
import { firstPool, lastPool, meanPool, unitLength } from '../architectures/pooling.ts';
import { isPlainName } from './plain-name.ts';

type Pool = Backbone['pool'];

/** A step of a checkpoint of sentence-transformers: what it does, and the folder of its files. */
interface Module {
  readonly kind: string;
  readonly path: string;
}

/** The steps that are understood, in the order that they must have; the first alone must be there. */
const STEPS = ['Transformer', 'Pooling', 'Normalize'];

const POOLS: ReadonlyMap<string, Pool> = new Map([
  ['cls', firstPool],
  ['mean', meanPool],
  ['lasttoken', lastPool],
]);

/** Names of the modes before `pooling_mode` was one word. */
const OLDER_MODES: ReadonlyMap<string, string> = new Map([
  ['pooling_mode_cls_token', 'cls'],
  ['pooling_mode_mean_tokens', 'mean'],
  ['pooling_mode_max_tokens', 'max'],
  ['pooling_mode_mean_sqrt_len_tokens', 'mean_sqrt_len_tokens'],
  ['pooling_mode_weightedmean_tokens', 'weightedmean'],
  ['pooling_mode_lasttoken', 'lasttoken'],
]);

/** Folder of the backbone, `''` for the checkpoint's own, from `modules.json`. @throws InvalidInput */
export function transformerFolder(modules: unknown, file: string): string {
  return folderOf(readModules(modules, file), 'Transformer') ?? '';
}

/** Folder of the pooling's settings, where there is such a step. @throws InvalidInput */
export function poolingFolder(modules: unknown, file: string): string | undefined {
  return folderOf(readModules(modules, file), 'Pooling');
}

/** What a checkpoint says of its way from states to a vector; `otherwise` where it leaves that to the backbone. */
export function readPool(
  modules: { readonly json: unknown; readonly file: string } | undefined,
  settings: { readonly json: unknown; readonly file: string } | undefined,
  otherwise: Pool,
): Pool {
  const pool = settings ? readMode(settings.json, settings.file) : otherwise;
  const steps = modules ? readModules(modules.json, modules.file) : [];
  const normalises = steps.some(({ kind }) => kind === 'Normalize');
  return normalises ? unitLength(pool) : pool;
}

/**
 * The longest text that the authors read, in tokens; `undefined` where they do not say.
 * @throws InvalidInput when texts are to be changed before they are read.
 */
export function longestSentence(settings: unknown, file: string): number | undefined {
  const { max_seq_length: longest, do_lower_case: lowers } = membersOf(settings);
  if (lowers === true) {
    const path = '/do_lower_case';
    const remedy = 'Use a checkpoint whose tokenizer.json says how texts are normalised.';
    throw new InvalidInput('lowering the case before the tokenizer is not supported', { file, path }, remedy);
  }
  return typeof longest === 'number' ? longest : undefined;
}

function readMode(settings: unknown, file: string): Pool {
  const given = membersOf(settings);
  const path = 'pooling_mode' in given ? '/pooling_mode' : '/';
  const older = [...OLDER_MODES].filter(([key]) => given[key] === true).map(([, mode]) => mode);
  const modes = 'pooling_mode' in given ? [given.pooling_mode].flat() : older;
  const [mode] = modes;
  const pool = modes.length === 1 && typeof mode === 'string' ? POOLS.get(mode) : undefined;
  if (pool) return pool;
  const named = modes.length === 0 ? 'no mode at all' : `"${modes.join('" and "').slice(0, 80)}"`;
  throw new InvalidInput(
    `pooling by ${named} is not supported`,
    { file, path },
    `Use a checkpoint that pools by one of: ${[...POOLS.keys()].join(', ')}.`,
  );
}

function readModules(json: unknown, file: string): readonly Module[] {
  const modules = Array.isArray(json) ? json.map((step, index) => readModule(step, index, file)) : [];
  const places = modules.map(({ kind }) => STEPS.indexOf(kind));
  if (places[0] === 0 && places.every((place, at) => at === 0 || place > (places[at - 1] as number)))
    return modules;
  throw new InvalidInput(
    'the modules of this checkpoint are not a Transformer, a Pooling and a Normalize, in that order',
    { file, path: '/' },
    'Use a checkpoint of these modules, or the folder of its transformer alone.',
  );
}

function readModule(step: unknown, index: number, file: string): Module {
  const { type, path } = membersOf(step);
  const kind = typeof type === 'string' ? type.slice(type.lastIndexOf('.') + 1) : '';
  if (!STEPS.includes(kind)) {
    throw new InvalidInput(
      `a module "${kind.slice(0, 40)}" is not supported`,
      { file, path: `/${index}/type` },
      `Known: ${STEPS.join(', ')}.`,
    );
  }
  if (path === '' || isPlainName(path)) return { kind, path };
  throw new InvalidInput(
    'this is no folder of the checkpoint',
    { file, path: `/${index}/path` },
    'Fetch the checkpoint again.',
  );
}

function folderOf(modules: readonly Module[], kind: string): string | undefined {
  return modules.find((module) => module.kind === kind)?.path;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
