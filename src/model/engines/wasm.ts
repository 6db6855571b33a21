import type { Engine } from './engine.ts';
import { completeWasmBackend } from './kernels/index.ts';

/** The embedded default: WebAssembly with SIMD on one thread, made complete for training. */
export const wasm: Engine = {
  id: 'wasm',
  title: 'TensorFlow.js on WebAssembly',
  runsOn: 'one thread',
  available: async () => true,
  async start() {
    const tf = await import('@tensorflow/tfjs');
    await import('@tensorflow/tfjs-backend-wasm');
    tf.enableProdMode();
    await tf.setBackend('wasm');
    completeWasmBackend(tf);
    return tf;
  },
};
