import type { Activation, Ops } from './ops.ts';

/** What a batch brings besides the states. Shapes: ids, positions, mask are [batch, length]; mask is 1 for real tokens. */
export interface BlockContext<T> {
  readonly mask: T;
  readonly positions: T;
}

/** One cut-able step of a backbone that reads texts. The cut between frozen and trained lies between two blocks. */
export interface Block {
  readonly id: string;
  /** Names of the weights that it reads and training may change: all but frozen statistics. */
  readonly weights: readonly string[];
  /** First block: ids in, states out ([batch, length, width]); the others: states in, states out. */
  apply<T>(ops: Ops<T>, x: T, context: BlockContext<T>): T;
}

/** The same of a backbone that reads images, which bring nothing but their pixels: maps in, maps out. */
export interface ImageBlock extends Pick<Block, 'id' | 'weights'> {
  apply<T>(ops: Ops<T>, maps: T): T;
}

/** A tensor that the architecture expects in a checkpoint. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  /** How a fresh one is drawn: `normal` has mean 0 and the config's standard deviation. */
  readonly initial: 'normal' | 'zeros' | 'ones';
  /** Standard deviation of `normal`, where it is not the config's. */
  readonly deviation?: number;
}

interface Described {
  readonly architecture: string;
  /** Length of the vector that a row becomes in the end. */
  readonly width: number;
  readonly initialDeviation: number;
  readonly weights: readonly WeightSpec[];
}

/** How a family was taught its language: what it was asked, and by which weights it answers. */
export interface Pretext {
  /** `masked`: hidden tokens, from both sides (Devlin et al. 2019); `causal`: the next token (Radford et al. 2019). */
  readonly task: 'masked' | 'causal';
  /** The table of word embeddings, [vocabulary, width], which answers are read off with too. */
  readonly words: string;
  /** What stands between the last states and that table; absent where nothing does. */
  readonly head?: PretextHead;
}

/** Linear, activation, normalisation; then the table and a bias per token. Named as in checkpoints. */
export interface PretextHead {
  readonly dense: string;
  readonly norm: string;
  readonly bias: string;
  readonly activation: Activation;
  readonly epsilon: number;
}

/** A backbone that reads texts, made from its `config.json`, ready to be run by any executor. */
export interface Backbone extends Described {
  readonly modality: 'text';
  readonly vocabulary: number;
  /** Longest input in tokens. */
  readonly maxLength: number;
  readonly blocks: readonly Block[];
  readonly pretext: Pretext;
  /** States and mask to one vector a row: [batch, length, width] → [batch, width]. */
  pool<T>(ops: Ops<T>, states: T, context: BlockContext<T>): T;
}

/** A backbone that reads images in three channels, of any size that its pooling layers do not use up. */
export interface ImageBackbone extends Described {
  readonly modality: 'image';
  readonly blocks: readonly ImageBlock[];
  /** The last maps to one vector a row: [batch, width]. */
  pool<T>(ops: Ops<T>, maps: T): T;
}

export type AnyBackbone = Backbone | ImageBackbone;

/** A family of backbones: how its `config.json` is read and what its weights are called in checkpoints. */
export interface Architecture<B extends AnyBackbone = Backbone> {
  /** `model_type` of the Hugging Face configuration. */
  readonly id: string;
  readonly title: string;
  readonly modality: B['modality'];
  /** Published checkpoints of this family as an audit file names them, the best known first. */
  readonly examples: readonly [string, ...string[]];
  /** @throws InvalidInput when the configuration is broken or a variant that is not supported. */
  read(config: unknown, file: string): B;
  /** Names under which checkpoints keep the tensor that the blocks call `name`, the most usual first. */
  aliases(name: string): readonly string[];
}

export interface ImageArchitecture extends Architecture<ImageBackbone> {
  /** Values of `architecture` in configurations of timm, which have no `model_type`. */
  readonly timm: readonly string[];
}
