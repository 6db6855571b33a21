import onnxProto from 'onnx-proto';
import { InvalidInput } from '../../errors.ts';
import type { WeightTensor } from '../weights.ts';

const { onnx } = onnxProto;
const { DataType } = onnx.TensorProto;
const { AttributeType } = onnx.AttributeProto;

const OPSET = 17;
/** Of the file format; 8 came with opset 17. */
const IR_VERSION = 8;
/** Bytes of weights: a protocol buffer ends at 2 GiB, and the nodes take far less than the rest. */
const MOST_WEIGHTS = 2 ** 31 - 2 ** 24;

/** Codes of the types that values may have. */
export const TYPES = { float32: DataType.FLOAT, int32: DataType.INT32 } as const;

/** A value of a graph under construction. */
export interface GraphValue {
  readonly name: string;
  readonly rank: number;
}

/** Sizes of axes; one given by a name is free. */
export type Axes = readonly (number | string)[];

export type Attributes = Readonly<
  Record<string, { readonly int: number } | { readonly float: number } | { readonly ints: readonly number[] }>
>;

/** An ONNX graph of float32 values, built node by node. */
export class OnnxGraph {
  readonly #nodes: onnxProto.onnx.INodeProto[] = [];
  readonly #inputs: onnxProto.onnx.IValueInfoProto[] = [];
  readonly #constants = new Map<string, onnxProto.onnx.ITensorProto>();
  #bytes = 0;

  input(name: string, type: keyof typeof TYPES, axes: Axes): GraphValue {
    this.#inputs.push(valueInfo(name, type, axes));
    return { name, rank: axes.length };
  }

  /** Adds a node with one output of the given rank. */
  node(opType: string, inputs: readonly GraphValue[], rank: number, attributes: Attributes = {}): GraphValue {
    const name = `value ${this.#nodes.length}`;
    this.#nodes.push({
      opType,
      input: inputs.map((value) => value.name),
      output: [name],
      attribute: Object.entries(attributes).map(([key, value]) => attribute(key, value)),
    });
    return { name, rank };
  }

  /** A tensor of the checkpoint; the same name is kept once. */
  weight(name: string, { shape, values }: WeightTensor): GraphValue {
    return this.#constant(`weight ${name}`, DataType.FLOAT, shape, values);
  }

  scalar(value: number): GraphValue {
    return this.#constant(`scalar ${value}`, DataType.FLOAT, [], Float32Array.of(value));
  }

  integers(values: readonly number[]): GraphValue {
    const wide = BigInt64Array.from(values, BigInt);
    return this.#constant(`integers ${values.join(' ')}`, DataType.INT64, [values.length], wide);
  }

  /**
   * The bytes of a model that gives `value` under the name `output`.
   * @throws InvalidInput when the weights are more than one model can hold.
   */
  encode(output: string, value: GraphValue, axes: Axes): Uint8Array {
    if (this.#bytes > MOST_WEIGHTS) {
      throw new InvalidInput(
        `the frozen part of the backbone takes ${(this.#bytes / 2 ** 30).toFixed(1)} GiB, and 2 GiB is the most`,
        {},
        'Use a smaller backbone.',
      );
    }
    const graph = {
      name: 'backbone',
      node: [...this.#nodes, { opType: 'Identity', input: [value.name], output: [output] }],
      initializer: [...this.#constants.values()],
      input: this.#inputs,
      output: [valueInfo(output, 'float32', axes)],
    };
    const opsetImport = [{ domain: '', version: OPSET }];
    return onnx.ModelProto.encode({ irVersion: IR_VERSION, opsetImport, graph }).finish();
  }

  #constant(
    name: string,
    dataType: number,
    shape: readonly number[],
    { buffer, byteOffset, byteLength }: Float32Array | BigInt64Array,
  ): GraphValue {
    if (!this.#constants.has(name)) {
      const rawData = new Uint8Array(buffer, byteOffset, byteLength);
      this.#constants.set(name, { name, dataType, dims: [...shape], rawData });
      this.#bytes += byteLength;
    }
    return { name, rank: shape.length };
  }
}

function valueInfo(name: string, type: keyof typeof TYPES, axes: Axes): onnxProto.onnx.IValueInfoProto {
  const dim = axes.map((axis) => (typeof axis === 'string' ? { dimParam: axis } : { dimValue: axis }));
  return { name, type: { tensorType: { elemType: TYPES[type], shape: { dim } } } };
}

function attribute(name: string, value: Attributes[string]): onnxProto.onnx.IAttributeProto {
  if ('int' in value) return { name, type: AttributeType.INT, i: value.int };
  if ('float' in value) return { name, type: AttributeType.FLOAT, f: value.float };
  return { name, type: AttributeType.INTS, ints: [...value.ints] };
}
