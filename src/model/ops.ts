import type { ImageOps } from './image-ops.ts';

/** The activations that architectures of today use. `gelu` is the exact form (erf), `gelu-tanh` its approximation. */
export type Activation = 'gelu' | 'gelu-tanh' | 'relu' | 'tanh';

/**
 * The operations that architectures are written in. Two executors implement them: one emits an ONNX graph for the
 * frozen part, one calls TF.js for the trained part. `T` is the executor's tensor; shapes are the usual row-major ones.
 * Operations of one dtype only: float32, but for `gather`'s ids (int32) and what `cast` makes.
 */
export interface Ops<T> extends ImageOps<T> {
  /** A tensor of the checkpoint by the architecture's own name for it. */
  weight(name: string): T;
  scalar(value: number): T;
  /** Batched matrix product over the last two axes, broadcasting the others. */
  matMul(a: T, b: T, options?: { readonly transposeB?: boolean }): T;
  add(a: T, b: T): T;
  sub(a: T, b: T): T;
  mul(a: T, b: T): T;
  div(a: T, b: T): T;
  /** Of values ≥ 0. */
  sqrt(x: T): T;
  activate(x: T, activation: Activation): T;
  /** Softmax over the last axis. */
  softmax(x: T): T;
  /** Normalises the last axis, then scales and shifts. */
  layerNorm(x: T, scale: T, shift: T, epsilon: number): T;
  /** Whole numbers as the other type. */
  cast(x: T, to: 'float32' | 'int32'): T;
  /** Rows of `table` (axis 0) by integer ids. */
  gather(table: T, ids: T): T;
  /** `-1` stands for the one free axis, `0` keeps the axis of the input. */
  reshape(x: T, shape: readonly number[]): T;
  transpose(x: T, axes: readonly number[]): T;
  /** From `start` (inclusive) to `end` (exclusive) along `axis`. */
  slice(x: T, axis: number, start: number, end: number): T;
  sum(x: T, axis: number, keepAxis: boolean): T;
}
