import type { TensorInfo } from '@tensorflow/tfjs';
import type { TensorLibrary } from '../engine.ts';
import { type KernelCall, numbers } from './memory.ts';
import type { Product } from './multiply.ts';

/**
 * The gradient of a convolution's kernel, which the backend lacks: for each tap of the kernel one matrix product of the
 * output's gradient, [channels out, places], and the patches that the tap saw, [places, channels in].
 */
export function conv2dBackpropFilter(tf: TensorLibrary, multiply: (product: Product) => void) {
  return ({ backend, inputs, attrs }: KernelCall): TensorInfo => {
    const { x, dy } = inputs as { x: TensorInfo; dy: TensorInfo };
    const info = infoOf(tf, x, attrs);
    const { batchSize, outHeight, outWidth, inChannels, outChannels, filterHeight, filterWidth } = info;
    const places = batchSize * outHeight * outWidth;
    const taps = filterHeight * filterWidth;
    const transpose = (given: TensorInfo, shape: number[], perm: number[]) =>
      tf.getKernel('Transpose', 'wasm').kernelFunc({
        inputs: { x: { ...given, shape } },
        backend,
        attrs: { perm },
      }) as TensorInfo;

    const gradient = transpose(dy, [places, outChannels], [1, 0]);
    const patches = backend.makeOutput([places, inChannels], 'float32');
    const products = backend.makeOutput([taps, outChannels, inChannels], 'float32');
    for (let tap = 0; tap < taps; tap++) {
      const position = { row: Math.floor(tap / filterWidth), column: tap % filterWidth };
      copyPatches(numbers(backend, x), numbers(backend, patches), info, position);
      multiply({
        count: 1,
        rows: outChannels,
        inner: places,
        columns: inChannels,
        a: backend.getMemoryOffset(gradient.dataId),
        b: backend.getMemoryOffset(patches.dataId),
        out:
          backend.getMemoryOffset(products.dataId) +
          tap * outChannels * inChannels * Float32Array.BYTES_PER_ELEMENT,
        stepA: 0,
        stepB: 0,
      });
    }
    const swapped = transpose(products, products.shape, [0, 2, 1]);
    for (const { dataId } of [gradient, patches, products]) backend.disposeData(dataId);
    return { ...swapped, shape: info.filterShape };
  };
}

type Info = ReturnType<TensorLibrary['backend_util']['computeConv2DInfo']>;

function infoOf(tf: TensorLibrary, x: TensorInfo, attrs: KernelCall['attrs']): Info {
  type Arguments = Parameters<TensorLibrary['backend_util']['computeConv2DInfo']>;
  return tf.backend_util.computeConv2DInfo(
    x.shape as Arguments[0],
    attrs.filterShape as Arguments[1],
    attrs.strides as Arguments[2],
    1,
    attrs.pad as Arguments[4],
    attrs.dimRoundingMode as Arguments[5],
  );
}

/** Lays out what one tap of the kernel saw at each place: zeros where it lay on the padding. */
function copyPatches(
  x: Float32Array,
  patches: Float32Array,
  info: Info,
  tap: { readonly row: number; readonly column: number },
): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, strideHeight, strideWidth } = info;
  let to = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let row = 0; row < outHeight; row++) {
      const y = row * strideHeight + tap.row - info.padInfo.top;
      for (let column = 0; column < outWidth; column++, to += inChannels) {
        const at = column * strideWidth + tap.column - info.padInfo.left;
        if (y < 0 || y >= inHeight || at < 0 || at >= inWidth) {
          patches.fill(0, to, to + inChannels);
          continue;
        }
        const from = ((image * inHeight + y) * inWidth + at) * inChannels;
        for (let channel = 0; channel < inChannels; channel++) {
          patches[to + channel] = x[from + channel] as number;
        }
      }
    }
  }
}
