import type { TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** What a kernel is called with. */
export interface KernelCall {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly backend: BackendWasm;
}

/** The numbers of a tensor where they lie. Valid until the next allocation, which may move the memory. */
export const numbers = (backend: BackendWasm, tensor: TensorInfo): Float32Array =>
  backend.typedArrayFromHeap(tensor) as Float32Array;

export const integers = (backend: BackendWasm, tensor: TensorInfo): Int32Array =>
  backend.typedArrayFromHeap(tensor) as Int32Array;

export const size = (shape: readonly number[]): number => shape.reduce((product, axis) => product * axis, 1);
