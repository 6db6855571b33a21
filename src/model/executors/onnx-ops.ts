import type { Activation, Ops } from '../ops.ts';
import type { Weights } from '../weights.ts';
import { type GraphValue, type OnnxGraph, TYPES } from './onnx-graph.ts';
import { onnxImageOps } from './onnx-image-ops.ts';

/** The operations of an architecture as nodes of an ONNX graph. Weights that nobody asks for stay out of it. */
export function onnxOps(graph: OnnxGraph, weights: Weights): Ops<GraphValue> {
  const unary = (opType: string) => (x: GraphValue) => graph.node(opType, [x], x.rank);
  const binary = (opType: string) => (a: GraphValue, b: GraphValue) =>
    graph.node(opType, [a, b], Math.max(a.rank, b.rank));
  const [add, sub, mul, div] = [binary('Add'), binary('Sub'), binary('Mul'), binary('Div')];
  const [product, tanh, relu, erf] = [binary('MatMul'), unary('Tanh'), unary('Relu'), unary('Erf')];
  const scalar = (value: number) => graph.scalar(value);

  /** x·(1 + gate)/2, in the order that ONNX Runtime knows how to fuse. */
  const gated = (x: GraphValue, gate: GraphValue) => mul(mul(x, add(gate, scalar(1))), scalar(0.5));
  const activations: Readonly<Record<Activation, (x: GraphValue) => GraphValue>> = {
    gelu: (x) => gated(x, erf(div(x, scalar(Math.SQRT2)))),
    'gelu-tanh'(x) {
      const cubed = mul(mul(mul(x, x), x), scalar(0.044715));
      return gated(x, tanh(mul(add(x, cubed), scalar(Math.sqrt(2 / Math.PI)))));
    },
    relu,
    tanh,
  };

  const ops: Ops<GraphValue> = {
    weight(name) {
      const tensor = weights.get(name);
      if (!tensor) throw new Error(`a block asks for the weight "${name}", which was not loaded`);
      return graph.weight(name, tensor);
    },
    scalar,
    matMul: (a, b, { transposeB = false } = {}) =>
      product(a, transposeB ? ops.transpose(b, swapLastTwo(b.rank)) : b),
    add,
    sub,
    mul,
    div,
    sqrt: unary('Sqrt'),
    activate: (x, activation) => activations[activation](x),
    softmax: (x) => graph.node('Softmax', [x], x.rank, { axis: { int: -1 } }),
    layerNorm: (x, scale, shift, epsilon) =>
      graph.node('LayerNormalization', [x, scale, shift], x.rank, {
        axis: { int: -1 },
        epsilon: { float: epsilon },
      }),
    cast: (x, to) => graph.node('Cast', [x], x.rank, { to: { int: TYPES[to] } }),
    gather: (table, ids) =>
      graph.node('Gather', [table, ids], table.rank - 1 + ids.rank, { axis: { int: 0 } }),
    reshape: (x, shape) => graph.node('Reshape', [x, graph.integers(shape)], shape.length),
    transpose: (x, axes) => graph.node('Transpose', [x], x.rank, { perm: { ints: axes } }),
    slice: (x, axis, start, end) =>
      graph.node(
        'Slice',
        [x, graph.integers([start]), graph.integers([end]), graph.integers([axis])],
        x.rank,
      ),
    sum: (x, axis, keepAxis) =>
      graph.node('ReduceSum', [x, graph.integers([axis])], keepAxis ? x.rank : x.rank - 1, {
        keepdims: { int: keepAxis ? 1 : 0 },
      }),
    ...onnxImageOps(graph),
  };
  return ops;
}

function swapLastTwo(rank: number): number[] {
  const axes = Array.from({ length: rank }, (_, axis) => axis);
  return [...axes.slice(0, -2), rank - 1, rank - 2];
}
