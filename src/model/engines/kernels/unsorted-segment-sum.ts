import type { TensorInfo } from '@tensorflow/tfjs';
import { integers, type KernelCall, numbers, size } from './memory.ts';

/** Adds row i of `x` to row `segmentIds[i]` of the output: the gradient of `gather`, which the backend lacks. */
export function unsortedSegmentSum({ backend, inputs, attrs }: KernelCall): TensorInfo {
  const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
  const segments = attrs.numSegments as number;
  const rest = x.shape.slice(1);
  const out = backend.makeOutput([segments, ...rest], 'float32');
  const sums = numbers(backend, out).fill(0);
  const values = numbers(backend, x);
  const width = size(rest);
  integers(backend, segmentIds).forEach((segment, row) => {
    if (segment < 0 || segment >= segments) return;
    const from = row * width;
    const to = segment * width;
    for (let i = 0; i < width; i++) sums[to + i] = (sums[to + i] as number) + (values[from + i] as number);
  });
  return out;
}
