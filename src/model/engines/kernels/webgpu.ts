import type { KernelFunc, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs';
import type { TensorLibrary } from '../engine.ts';

interface Backend {
  makeTensorInfo(shape: readonly number[], dtype: 'float32', values: Float32Array): TensorInfo;
  disposeData(id: object): void;
}

const ours = new WeakSet<KernelFunc>();

/**
 * Puts right what the active WebGPU backend gets wrong: it cannot add whole numbers up over all axes, so they are added
 * as float32, exactly below 2^24. (Its `Cast` alone only relabels them; the product makes them real.)
 */
export function completeWebgpuBackend(tf: TensorLibrary): void {
  const { kernelFunc: sum } = tf.getKernel('Sum', 'webgpu');
  if (ours.has(sum)) return;
  const [cast, multiply] = ['Cast', 'Multiply'].map((name) => tf.getKernel(name, 'webgpu').kernelFunc) as [
    KernelFunc,
    KernelFunc,
  ];
  const kernelFunc: KernelFunc = (call) => {
    const { x } = call.inputs;
    if (x?.dtype !== 'int32') return sum(call);
    const backend = call.backend as Backend;
    const run = (kernel: KernelFunc, inputs: Record<string, TensorInfo>, attrs: NamedAttrMap = {}) =>
      kernel({ inputs, backend, attrs }) as TensorInfo;
    const one = backend.makeTensorInfo([], 'float32', Float32Array.of(1));
    const labelled = run(cast, { x }, { dtype: 'float32' });
    const real = run(multiply, { a: labelled, b: one });
    const total = run(sum, { x: real }, call.attrs);
    const whole = run(cast, { x: total }, { dtype: 'int32' });
    for (const { dataId } of [one, labelled, real, total]) backend.disposeData(dataId);
    return whole;
  };
  ours.add(kernelFunc);
  tf.unregisterKernel('Sum', 'webgpu');
  tf.registerKernel({ kernelName: 'Sum', backendName: 'webgpu', kernelFunc });
}
