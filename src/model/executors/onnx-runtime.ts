import type { InferenceSession, Tensor } from 'onnxruntime-node';

/** A model that ONNX Runtime holds ready. */
export interface Session {
  /** The model's one output for inputs of these names. */
  run(feeds: Readonly<Record<string, Feed>>): Promise<Output>;
  close(): Promise<void>;
}

interface Feed {
  readonly values: Float32Array | Int32Array;
  readonly shape: readonly number[];
}

interface Output {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/**
 * Opens a model for inference at native speed.
 * `threads` is the number of threads of one operation; without it, as many as the machine has cores.
 */
export async function openModel(model: Uint8Array, threads?: number): Promise<Session> {
  const ort = await loadRuntime();
  const session: InferenceSession = await ort.InferenceSession.create(model, {
    executionProviders: ['cpu'],
    ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  const tensor = ({ values, shape }: Feed): Tensor =>
    values instanceof Int32Array
      ? new ort.Tensor('int32', values, shape)
      : new ort.Tensor('float32', values, shape);
  return {
    async run(feeds) {
      const tensors = Object.entries(feeds).map(([name, feed]) => [name, tensor(feed)] as const);
      const { output } = await session.run(Object.fromEntries(tensors));
      return { values: output?.data as Float32Array, shape: output?.dims ?? [] };
    },
    close: () => session.release(),
  };
}

/** Loaded when first needed, so that whoever runs no backbone does not wait for it; quiet but for errors. */
export async function loadRuntime() {
  const ort = await import('onnxruntime-node');
  ort.env.logLevel = 'error';
  return ort;
}
