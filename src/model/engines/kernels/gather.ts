import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs';
import { integers, type KernelCall, numbers, size } from './memory.ts';

/** Replaces look-ups of whole rows by copies of memory, a hundred times faster. All others stay the backend's. */
export function gather(original: KernelFunc) {
  return (call: KernelCall): TensorInfo => {
    const { backend, inputs, attrs } = call;
    const { x, indices } = inputs as { x: TensorInfo; indices: TensorInfo };
    if (x.dtype !== 'float32' || attrs.axis !== 0 || attrs.batchDims !== 0) {
      return original(call as unknown as Parameters<KernelFunc>[0]) as TensorInfo;
    }
    const [rows, ...rest] = x.shape as [number, ...number[]];
    const out = backend.makeOutput([...indices.shape, ...rest], 'float32');
    const width = size(rest);
    const table = numbers(backend, x);
    const found = numbers(backend, out);
    integers(backend, indices).forEach((row, at) => {
      if (row < 0 || row >= rows) throw new Error(`gather: there is no row ${row} among ${rows}`);
      found.set(table.subarray(row * width, (row + 1) * width), at * width);
    });
    return out;
  };
}
