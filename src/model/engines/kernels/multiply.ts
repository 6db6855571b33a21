import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/**
 * Row-major matrices in the backend's memory, one behind the other: `out[i] = a[i] · b[i]`.
 * `a` is [rows, inner], `b` [inner, columns]; `step` is how far the next matrix lies: 0 uses the same one again.
 */
export interface Product {
  readonly count: number;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly a: number;
  readonly b: number;
  readonly out: number;
  readonly stepA: number;
  readonly stepB: number;
}

type WasmMatMul = (
  a: number,
  aShape: Uint8Array,
  aRank: number,
  b: number,
  bShape: Uint8Array,
  bRank: number,
  transposeA: boolean,
  transposeB: boolean,
  out: number,
) => void;

interface Emscripten {
  cwrap(name: string, returns: null, takes: readonly string[]): unknown;
}

/** Ids that the backend's own counter does not reach; they name a view only as long as one product takes. */
const VIEW_A = 0x7fff_fff0;
const VIEW_B = 0x7fff_fff1;
const VIEW_OUT = 0x7fff_fff2;
const BYTES = 4;

/**
 * The backend's own matrix product is fast (XNNPACK) only for one pair of matrices that is not transposed, and some
 * twelve times slower otherwise; this walks through many pairs, each as a view of the memory that holds them all.
 */
export function multiplier(backend: BackendWasm): (product: Product) => void {
  const { wasm } = backend;
  const multiply = (wasm as unknown as Emscripten).cwrap('BatchMatMul', null, [
    'number',
    'array',
    'number',
    'number',
    'array',
    'number',
    'number',
    'number',
    'number',
  ]) as WasmMatMul;
  return ({ count, rows, inner, columns, a, b, out, stepA, stepB }) => {
    const shapeA = new Uint8Array(Int32Array.of(1, rows, inner).buffer);
    const shapeB = new Uint8Array(Int32Array.of(1, inner, columns).buffer);
    for (let index = 0; index < count; index++) {
      wasm.tfjs.registerTensor(VIEW_A, rows * inner, a + index * stepA * BYTES);
      wasm.tfjs.registerTensor(VIEW_B, inner * columns, b + index * stepB * BYTES);
      wasm.tfjs.registerTensor(VIEW_OUT, rows * columns, out + index * rows * columns * BYTES);
      multiply(VIEW_A, shapeA, 3, VIEW_B, shapeB, 3, false, false, VIEW_OUT);
      for (const view of [VIEW_A, VIEW_B, VIEW_OUT]) wasm.tfjs.disposeData(view);
    }
  };
}
