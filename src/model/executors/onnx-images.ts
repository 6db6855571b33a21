import type { ImageBackbone } from '../architecture.ts';
import type { Weights } from '../weights.ts';
import type { Span } from './onnx.ts';
import { OnnxGraph } from './onnx-graph.ts';
import { onnxOps } from './onnx-ops.ts';
import { openModel } from './onnx-runtime.ts';

/** Maps of some rows outside of an executor: `values` is rows × height × width × channels. */
export interface Maps {
  /** [rows, height, width, channels]. */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A span of a backbone for images that ONNX Runtime holds ready. */
export interface ImageRunner {
  /** Maps, or vectors [rows, width] where the span is pooled. */
  run(maps: Maps): Promise<Maps>;
  close(): Promise<void>;
}

const CHANNELS_FIRST = [0, 3, 1, 2];
const CHANNELS_LAST = [0, 2, 3, 1];

/** The span as the bytes of an ONNX model with the weights that it reads and no others. */
export function imageSpanModel(
  { blocks, width, pool }: ImageBackbone,
  weights: Weights,
  span: Span,
): Uint8Array {
  const graph = new OnnxGraph();
  const ops = onnxOps(graph, weights);
  const input = graph.input('values', 'float32', ['rows', 'height', 'width', 'channels']);
  const maps = blocks
    .slice(span.from, span.to)
    .reduce((before, block) => block.apply(ops, before), ops.transpose(input, CHANNELS_FIRST));
  return span.pool
    ? graph.encode('output', pool(ops, maps), ['rows', width])
    : graph.encode('output', ops.transpose(maps, CHANNELS_LAST), [
        'rows',
        'rows out',
        'columns out',
        'channels out',
      ]);
}

/** Opens the span for inference at native speed. */
export async function openImageSpan(
  backbone: ImageBackbone,
  weights: Weights,
  span: Span,
  threads?: number,
): Promise<ImageRunner> {
  const session = await openModel(imageSpanModel(backbone, weights, span), threads);
  return {
    run: (maps) => session.run({ values: maps }),
    close: session.close,
  };
}
