import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs';
import { type KernelCall, size } from './memory.ts';
import type { Product } from './multiply.ts';

/**
 * Replaces sums over the first axes (the gradient of every bias) by a product with a row of ones, some twenty times
 * faster than the backend's way over a transposed copy. All other sums stay the backend's.
 */
export function sum(original: KernelFunc, multiply: (product: Product) => void) {
  return (call: KernelCall): TensorInfo => {
    const { backend, inputs, attrs } = call;
    const x = inputs.x as TensorInfo;
    const axes = [attrs.axis as number | number[]]
      .flat()
      .map((axis) => (axis < 0 ? axis + x.shape.length : axis));
    const leading = axes.length > 0 && axes.toSorted((a, b) => a - b).every((axis, index) => axis === index);
    if (x.dtype !== 'float32' || !leading || axes.length === x.shape.length || size(x.shape) === 0) {
      return original(call as unknown as Parameters<KernelFunc>[0]) as TensorInfo;
    }
    const inner = size(x.shape.slice(0, axes.length));
    const rest = x.shape.slice(axes.length);
    const ones = backend.makeOutput([inner], 'float32', undefined, new Float32Array(inner).fill(1));
    const shape = attrs.keepDims === true ? [...axes.map(() => 1), ...rest] : rest;
    const out = backend.makeOutput(shape, 'float32');
    multiply({
      count: 1,
      rows: 1,
      inner,
      columns: size(rest),
      a: backend.getMemoryOffset(ones.dataId),
      b: backend.getMemoryOffset(x.dataId),
      out: backend.getMemoryOffset(out.dataId),
      stepA: 0,
      stepB: 0,
    });
    backend.disposeData(ones.dataId);
    return out;
  };
}
