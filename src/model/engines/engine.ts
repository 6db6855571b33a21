import type * as tensors from '@tensorflow/tfjs';

/** The tensor library as every engine hands it out. */
export type TensorLibrary = typeof tensors;
export type Tensor = tensors.Tensor;

/** A SavedModel that an engine holds ready, by its serving signature. */
export interface SavedModel {
  /** null in a shape stands for any size. */
  readonly inputs: readonly {
    readonly name: string;
    readonly dtype: string;
    readonly shape: readonly (number | null)[];
  }[];
  readonly outputs: readonly string[];
  /** One output for tensors of all inputs; the others are disposed of. */
  run(inputs: Readonly<Record<string, Tensor>>, output: string): Tensor;
  close(): void;
}

/** Something that computes gradients: one backend of TF.js. All engines share one library, so one is active at a time. */
export interface Engine {
  readonly id: string;
  readonly title: string;
  /**
   * `one thread`: on the one that calls it, so that large steps are shared out among threads. The others spread their
   * work themselves; `graphics` cannot refuse to look up a row that is not there, and gives zeros for it.
   */
  readonly runsOn: 'one thread' | 'all cores' | 'graphics';
  /** True, or one clause that says why it cannot be used here, such as `@tensorflow/tfjs-node is not installed`. */
  available(): Promise<true | string>;
  /** Where it is available: true, or one clause that says why it is taken only by those who ask for it. */
  worthwhile?(): Promise<true | string>;
  /** Loads the library and makes this engine the active one. May be called again, and must be after another engine's. */
  start(): Promise<TensorLibrary>;
  /** Opens the SavedModel in a folder; absent where the engine cannot. */
  loadSavedModel?(folder: string): Promise<SavedModel>;
}
