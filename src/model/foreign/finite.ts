import { InvalidInput } from '../../errors.ts';

/** The same numbers. @throws InvalidInput when a model gave one that is none. */
export function finite(values: Float32Array, file: string): Float32Array {
  if (values.every(Number.isFinite)) return values;
  throw new InvalidInput(
    'the backbone gives numbers that are not finite',
    { file },
    'Its weights are damaged, or its inputs are prepared in another way: fetch it with all of its files.',
  );
}
