import type { Bytes } from './bytes.ts';
import type { WritableNumbers } from './numbers.ts';
import type { OnProgress } from './progress.ts';

/** Turns an artefact into bytes and back: `decode(encode(x))` equals x, and equal artefacts give equal bytes. */
export interface Codec<T> {
  encode(artefact: T): Bytes;
  /** @throws Error when the bytes are not such an artefact. */
  decode(bytes: Bytes): T;
}

/**
 * Room for unfinished work under the key of the artefact that is being made. What was kept there is found again by a run
 * that makes the same artefact after this one was stopped; it is removed as soon as the artefact is stored.
 * It may be lost at any time, and must never change what is made.
 */
export interface Scratch {
  /** What was kept last, whole; undefined where there is nothing. */
  recall(): Promise<Uint8Array | undefined>;
  /** Takes the place of what was kept before. */
  keep(bytes: Bytes): Promise<void>;
}

/** What a running stage is given besides its inputs and options. */
export interface StageContext {
  /** Part of the stage's key only where the stage declares `seeded`; 0 elsewhere. */
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly progress: OnProgress;
  /** Keys of the artefacts that this one rests on, near and far, by name. */
  readonly keys: Readonly<Record<string, string>>;
  /** Path of an outside file by its sha256, which is part of the key through the options. */
  readonly file: (digest: string) => string;
  readonly scratch: Scratch;
  /** Room for so many numbers of the artefact: outside of memory where they are many and there is a store. */
  readonly numbers: (length: number) => Promise<WritableNumbers>;
}

/**
 * One step of the pipeline: what it makes, what it needs, and nothing else to read.
 * Its artefact's key is the sha256 of {makes, version, options, seed if seeded, keys of needs};
 * `run` is handed exactly what that key is made of, so that equal keys mean equal bytes.
 */
export interface Stage<A, Out extends keyof A, In extends keyof A, Config, Options> {
  readonly makes: Out;
  readonly needs: readonly In[];
  /** Raised whenever the same inputs would give another artefact. */
  readonly version: number;
  readonly seeded: boolean;
  readonly title: string;
  readonly codec: Codec<A[Out]>;
  /** The part of the audit that this stage may know; plain JSON, free of paths. */
  options(config: Config): Options;
  run(inputs: Pick<A, In>, options: Options, context: StageContext): Promise<A[Out]>;
}
