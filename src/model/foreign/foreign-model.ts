import type { Engine } from '../engines/engine.ts';

/** A tensor that a model takes. */
export interface InputSpec {
  readonly name: string;
  /** As the format calls it: `int64`, `int32`, `float32`, … */
  readonly dtype: string;
  /** null where any size will do; undefined where the model does not even say how many axes there are. */
  readonly shape: readonly (number | null)[] | undefined;
}

/** Numbers for an input; the model makes them of the type that it declares. */
export interface Feed {
  readonly values: Int32Array | Float32Array;
  readonly shape: readonly number[];
}

export interface Output {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** A model whose inside is its own affair: named tensors in, named tensors out. */
export interface ForeignModel {
  readonly inputs: readonly InputSpec[];
  /** Outputs that it was published with, in its order; at least one. */
  readonly outputs: readonly string[];
  /** What else can be read off on the way, by name. */
  readonly inner: readonly string[];
  /** What enters the classifier that the model ends with, where it declares one. */
  readonly features?: string;
  /** How many numbers were learnt for it. */
  readonly parameters: number;
  /** Where the colours of images lie if an input's shape does not tell. */
  readonly channels: 'first' | 'last';
  /** One output or inner tensor for feeds of every input. @throws InvalidInput when it cannot be computed. */
  run(feeds: Readonly<Record<string, Feed>>, output: string): Promise<Output>;
  close(): Promise<void>;
}

/** Files of one model: paths, or what stands for these. */
export interface ModelFiles {
  readonly model: string;
  /** In the order that the model names them. */
  readonly weights: readonly string[];
}

/** A format of models that are run as they are, as trunks that stay frozen. */
export interface ForeignFormat {
  readonly id: string;
  readonly title: string;
  /** What a folder of it holds. */
  readonly form: string;
  /** Published models of it as an audit file names them, the best known first. */
  readonly examples: readonly { readonly name: string; readonly modality: 'text' | 'image' }[];
  /** What runs it: ONNX Runtime, or the engine that trains the head, which is then part of the features' key. */
  readonly runsOn: 'onnxruntime' | 'engine';
  /**
   * The files of the model that a folder holds; undefined where it holds none of this format.
   * @throws InvalidInput when it is one whose files are missing or broken.
   */
  find(folder: string, names: ReadonlySet<string>): Promise<ModelFiles | undefined>;
  /** @throws InvalidInput when the files are broken, or hold what cannot be run. */
  open(files: ModelFiles, engine: Engine | undefined): Promise<ForeignModel>;
}
