import type { Backbone } from '../architecture.ts';
import type { Weights } from '../weights.ts';
import { OnnxGraph } from './onnx-graph.ts';
import { onnxOps } from './onnx-ops.ts';
import { openModel } from './onnx-runtime.ts';

/** Blocks `from` (inclusive) to `to` (exclusive) of a backbone, and whether its pool ends them. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly pool: boolean;
}

/** Rows of equal length, padded at the end. */
export interface Batch {
  readonly rows: number;
  readonly length: number;
  /** Ids [rows, length] where the span starts with block 0, else states [rows, length, width]. */
  readonly values: Int32Array | Float32Array;
  /** [rows, length]; 1 for a token, 0 for padding. */
  readonly mask: Float32Array;
}

/** A span of a backbone that ONNX Runtime holds ready. */
export interface Runner {
  /** States [rows, length, width], or vectors [rows, width] where the span is pooled. */
  run(batch: Batch): Promise<Float32Array>;
  close(): Promise<void>;
}

/** All of a backbone that a span is made of. */
type Spanned = Pick<Backbone, 'blocks' | 'width' | 'pool'>;

/** The span as the bytes of an ONNX model with the weights that it reads and no others. */
export function spanModel(backbone: Spanned, weights: Weights, { from, to, pool }: Span): Uint8Array {
  const graph = new OnnxGraph();
  const ops = onnxOps(graph, weights);
  const axes = ['batch', 'length'];
  const values =
    from === 0
      ? graph.input('values', 'int32', axes)
      : graph.input('values', 'float32', [...axes, backbone.width]);
  const context = {
    mask: graph.input('mask', 'float32', axes),
    positions: graph.input('positions', 'int32', axes),
  };
  const states = backbone.blocks
    .slice(from, to)
    .reduce((state, block) => block.apply(ops, state, context), values);
  return pool
    ? graph.encode('output', backbone.pool(ops, states, context), ['batch', backbone.width])
    : graph.encode('output', states, [...axes, backbone.width]);
}

/**
 * Opens the span for inference at native speed.
 * `threads` is the number of threads of one operation; without it, as many as the machine has cores.
 */
export async function openSpan(
  backbone: Spanned,
  weights: Weights,
  span: Span,
  threads?: number,
): Promise<Runner> {
  const session = await openModel(spanModel(backbone, weights, span), threads);
  return {
    async run({ rows, length, values, mask }) {
      const shape = [rows, length];
      const positions = Int32Array.from({ length: rows * length }, (_, index) => index % length);
      const output = await session.run({
        values: { values, shape: values instanceof Int32Array ? shape : [...shape, backbone.width] },
        mask: { values: mask, shape },
        positions: { values: positions, shape },
      });
      return output.values;
    },
    close: session.close,
  };
}

/** Opens a way from states to vectors by itself, for states that something else computed. */
export function openPool(pool: Backbone['pool'], width: number): Promise<Runner> {
  return openSpan({ blocks: [], width, pool }, new Map(), { from: 1, to: 1, pool: true }, 1);
}
