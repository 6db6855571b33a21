import type { Ops } from './ops.ts';

/** What a batch brings besides the states. Shapes: ids, positions, mask are [batch, length]; mask is 1 for real tokens. */
export interface BlockContext<T> {
  readonly mask: T;
  readonly positions: T;
}

/** One cut-able step of a backbone. The cut between frozen and trained lies between two blocks. */
export interface Block {
  readonly id: string;
  /** Names of the weights that it reads. */
  readonly weights: readonly string[];
  /** First block: ids in, states out ([batch, length, width]); the others: states in, states out. */
  apply<T>(ops: Ops<T>, x: T, context: BlockContext<T>): T;
}

/** A tensor that the architecture expects in a checkpoint. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  /** How a fresh one is drawn: `normal` has mean 0 and the config's standard deviation. */
  readonly initial: 'normal' | 'zeros' | 'ones';
}

/** A backbone read from its `config.json`, ready to be run by any executor. */
export interface Backbone {
  readonly architecture: string;
  readonly width: number;
  readonly vocabulary: number;
  /** Longest input in tokens. */
  readonly maxLength: number;
  readonly initialDeviation: number;
  readonly blocks: readonly Block[];
  readonly weights: readonly WeightSpec[];
  /** States and mask to one vector a row: [batch, length, width] → [batch, width]. */
  pool<T>(ops: Ops<T>, states: T, context: BlockContext<T>): T;
}

/** A family of backbones: how its `config.json` is read and what its weights are called in checkpoints. */
export interface Architecture {
  /** `model_type` of the Hugging Face configuration. */
  readonly id: string;
  readonly title: string;
  readonly modality: 'text' | 'image';
  /** Published checkpoints of this family as an audit file names them, the best known first. */
  readonly examples: readonly [string, ...string[]];
  /** @throws InvalidInput when the configuration is broken or a variant that is not supported. */
  read(config: unknown, file: string): Backbone;
  /** Names under which checkpoints keep the tensor that the blocks call `name`, the most usual first. */
  aliases(name: string): readonly string[];
}
