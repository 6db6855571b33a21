import type { Ops } from '../ops.ts';
import { countingImageOps } from './counting-images.ts';
import { type Note, type Shape, sizeOf } from './shape.ts';

/**
 * How many multiply-adds a computation takes in its matrix products and convolutions, as the field counts them; what is
 * done number by number is left out. Nothing is computed: the operations work on shapes.
 * @param weight shape of a tensor of the checkpoint by the architecture's own name for it
 */
export function multiplyAdds(weight: (name: string) => Shape, build: (ops: Ops<Shape>) => unknown): number {
  let count = 0;
  build(
    countingOps(weight, (more) => {
      count += more;
    }),
  );
  return count;
}

/** The operations on shapes. Maps are [rows, height, width, channels]. */
function countingOps(weight: (name: string) => Shape, note: Note): Ops<Shape> {
  const same = (x: Shape) => x;
  return {
    weight,
    scalar: () => [],
    matMul(a, b, options) {
      const [rows, inner] = a.slice(-2) as [number, number];
      const columns = b.at(options?.transposeB ? -2 : -1) as number;
      const product = [...broadcast(a.slice(0, -2), b.slice(0, -2)), rows, columns];
      note(sizeOf(product) * inner);
      return product;
    },
    add: broadcast,
    sub: broadcast,
    mul: broadcast,
    div: broadcast,
    sqrt: same,
    activate: same,
    softmax: same,
    layerNorm: same,
    cast: same,
    gather: (table, ids) => [...ids, ...table.slice(1)],
    reshape: reshaped,
    transpose: (x, axes) => axes.map((axis) => x[axis] as number),
    slice: (x, axis, start, end) => x.with(axis, end - start),
    sum: (x, axis, keepAxis) => x.toSpliced(axis, 1, ...(keepAxis ? [1] : [])),
    ...countingImageOps(note),
  };
}

/** The shape that two tensors have together, axes aligned from the last one on. */
function broadcast(a: Shape, b: Shape): Shape {
  const axes = Math.max(a.length, b.length);
  return Array.from({ length: axes }, (_, at) => Math.max(a.at(at - axes) ?? 1, b.at(at - axes) ?? 1));
}

function reshaped(x: Shape, shape: readonly number[]): Shape {
  const given = shape.map((axis, at) => (axis === 0 ? (x[at] as number) : axis));
  const free = sizeOf(x) / sizeOf(given.filter((axis) => axis !== -1));
  return given.map((axis) => (axis === -1 ? free : axis));
}
