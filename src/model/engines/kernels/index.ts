import type { KernelFunc } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorLibrary } from '../engine.ts';
import { batchMatMul } from './batch-mat-mul.ts';
import { conv2dBackpropFilter } from './conv2d-backprop-filter.ts';
import { gather } from './gather.ts';
import { identity } from './identity.ts';
import type { KernelCall } from './memory.ts';
import { multiplier } from './multiply.ts';
import { sum } from './sum.ts';
import { unsortedSegmentSum } from './unsorted-segment-sum.ts';

/** Gives the active wasm backend the kernels that training needs and it lacks, or has only slow ones of. */
export function completeWasmBackend(tf: TensorLibrary): void {
  if (tf.getKernel('UnsortedSegmentSum', 'wasm')) return;
  const multiply = multiplier(tf.backend() as BackendWasm);
  const kernels = {
    BatchMatMul: batchMatMul(tf, multiply),
    Conv2DBackpropFilter: conv2dBackpropFilter(tf, multiply),
    GatherV2: gather(tf.getKernel('GatherV2', 'wasm').kernelFunc),
    Identity: identity,
    Sum: sum(tf.getKernel('Sum', 'wasm').kernelFunc),
    UnsortedSegmentSum: unsortedSegmentSum,
  };
  for (const [kernelName, kernel] of Object.entries(kernels)) {
    if (tf.getKernel(kernelName, 'wasm')) tf.unregisterKernel(kernelName, 'wasm');
    const kernelFunc = (call: unknown) => kernel(call as KernelCall);
    tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc: kernelFunc as KernelFunc });
  }
}
