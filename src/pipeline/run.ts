import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import { InvalidInput } from '../errors.ts';
import type { Progress } from './progress.ts';
import { scratchOf } from './scratch.ts';
import type { Scratch, Stage, StageContext } from './stage.ts';
import type { Store } from './store/store.ts';

/** A stage of any kind, as the runner sees it. Its own types were checked where it was defined. */
export type AnyStage<A, Config> = { [Out in keyof A]: Stage<A, Out, keyof A, Config, unknown> }[keyof A];

export interface RunOptions {
  /** Without one nothing is kept and nothing is found. */
  readonly store?: Store;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly file: (digest: string) => string;
  /** Told how far a stage is, by the stage's title. */
  readonly progress?: (title: string, progress: Progress) => void;
  /** Told once per stage that had to be looked at: `stored` where its artefact was there already. */
  readonly settled?: (title: string, how: 'made' | 'stored') => void;
  /** Does every stage's work again. */
  readonly fresh?: boolean;
}

export interface Run<A> {
  /** Makes (or fetches) an artefact, and before it only what it needs. */
  make<Out extends keyof A & string>(name: Out): Promise<A[Out]>;
  readonly keys: Readonly<Record<keyof A & string, string>>;
}

/** Prepares a run; nothing is computed before `make` is called. */
export function prepareRun<A, Config>(
  stages: readonly AnyStage<A, Config>[],
  config: Config,
  options: RunOptions,
): Run<A> {
  const byName = new Map(stages.map((stage) => [stage.makes as string, stage]));
  const keys: Record<string, string> = {};
  for (const stage of stages) keys[stage.makes as string] = keyOf(stage, config, options.seed, keys);
  const made = new Map<string, Promise<unknown>>();

  const make = (name: string): Promise<unknown> => {
    const begun = made.get(name) ?? produce(name);
    made.set(name, begun);
    return begun;
  };

  function keysBelow(stage: AnyStage<A, Config>): Record<string, string> {
    const near = stage.needs.map((need) => byName.get(need as string) as AnyStage<A, Config>);
    const own = near.map(({ makes }) => [makes as string, keys[makes as string] as string] as const);
    return Object.assign({}, ...near.map(keysBelow), Object.fromEntries(own));
  }

  async function produce(name: string): Promise<unknown> {
    const stage = byName.get(name);
    if (!stage) throw new Error(`no stage makes "${name}"`);
    const key = keys[name] as string;
    const stored = options.fresh ? undefined : await options.store?.get(key);
    if (stored) {
      options.settled?.(stage.title, 'stored');
      return stage.codec.decode(stored);
    }
    const inputs: Record<string, unknown> = {};
    for (const need of stage.needs) inputs[need as string] = await make(need as string);
    options.signal.throwIfAborted();
    const scratch = scratchOf(options.store, key);
    if (options.fresh) await scratch.clear();
    const around = { keys: keysBelow(stage), scratch };
    const artefact = await runStage(stage, inputs as Pick<A, keyof A>, config, options, around);
    if (options.store) await options.store.put(key, stage.codec.encode(artefact as A[keyof A]));
    await scratch.clear();
    options.settled?.(stage.title, 'made');
    return artefact;
  }

  return {
    make: (name) => make(name) as Promise<A[typeof name]>,
    keys: keys as Readonly<Record<keyof A & string, string>>,
  };
}

async function runStage<A, Config>(
  stage: AnyStage<A, Config>,
  inputs: Pick<A, keyof A>,
  config: Config,
  { seed, signal, file, store, progress }: RunOptions,
  around: { readonly keys: Readonly<Record<string, string>>; readonly scratch: Scratch },
): Promise<unknown> {
  const context: StageContext = {
    seed: stage.seeded ? seed : 0,
    signal,
    file,
    numbers: async (length) => (await store?.numbers(length)) ?? new Float32Array(length),
    ...around,
    progress: (event) => progress?.(stage.title, event),
  };
  try {
    return await stage.run(inputs, stage.options(config), context);
  } catch (cause) {
    if (cause instanceof InvalidInput || signal.aborted) throw cause;
    throw new Error(`stage "${String(stage.makes)}" broke`, { cause });
  }
}

function keyOf<A, Config>(
  stage: AnyStage<A, Config>,
  config: Config,
  seed: number,
  earlier: Readonly<Record<string, string>>,
): string {
  const needs = stage.needs.map((need) => {
    const key = earlier[need as string];
    if (key === undefined)
      throw new Error(`"${String(stage.makes)}" needs "${String(need)}", which no earlier stage makes`);
    return key;
  });
  const material = {
    makes: stage.makes,
    version: stage.version,
    options: stage.options(config),
    seed: stage.seeded ? seed : undefined,
    needs,
  };
  return createHash('sha256').update(canonicalJson(material)).digest('hex');
}
