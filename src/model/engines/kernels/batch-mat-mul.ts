import type { TensorInfo } from '@tensorflow/tfjs';
import type { TensorLibrary } from '../engine.ts';
import { type KernelCall, size } from './memory.ts';
import type { Product } from './multiply.ts';

/** Replaces the backend's batched matrix product by one that is as fast for batches and transposed matrices. */
export function batchMatMul(tf: TensorLibrary, multiply: (product: Product) => void) {
  const swapped = ({ backend }: KernelCall, x: TensorInfo): TensorInfo => {
    const matrix = x.shape.slice(-2) as [number, number];
    const flat = { ...x, shape: [size(x.shape.slice(0, -2)), ...matrix] };
    const transpose = tf.getKernel('Transpose', 'wasm').kernelFunc;
    return transpose({ inputs: { x: flat }, backend, attrs: { perm: [0, 2, 1] } }) as TensorInfo;
  };
  return (call: KernelCall): TensorInfo => {
    const { backend, inputs, attrs } = call;
    const { a, b } = inputs as { a: TensorInfo; b: TensorInfo };
    const left = attrs.transposeA === true ? swapped(call, a) : a;
    const right = attrs.transposeB === true ? swapped(call, b) : b;
    const [rows, inner] = left.shape.slice(-2) as [number, number];
    const columns = right.shape.at(-1) as number;
    const batches = { a: size(a.shape.slice(0, -2)), b: size(b.shape.slice(0, -2)) };
    const outer = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
    const count = size(outer);
    if ([batches.a, batches.b].some((given) => given !== 1 && given !== count)) {
      throw new Error(`matMul: the batches [${a.shape}] and [${b.shape}] broadcast along one axis only`);
    }
    const out = backend.makeOutput([...outer, rows, columns], 'float32');
    multiply({
      count,
      rows,
      inner,
      columns,
      a: backend.getMemoryOffset(left.dataId),
      b: backend.getMemoryOffset(right.dataId),
      out: backend.getMemoryOffset(out.dataId),
      stepA: batches.a === 1 ? 0 : rows * inner,
      stepB: batches.b === 1 ? 0 : inner * columns,
    });
    if (left !== a) backend.disposeData(left.dataId);
    if (right !== b) backend.disposeData(right.dataId);
    return out;
  };
}
