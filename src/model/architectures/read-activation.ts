import { InvalidInput, type Place } from '../../errors.ts';
import { suggest } from '../../registry.ts';
import type { Activation } from '../ops.ts';

/** Spellings of activations in published configurations. */
const ACTIVATIONS: ReadonlyMap<string, Activation> = new Map([
  ['gelu', 'gelu'],
  ['gelu_python', 'gelu'],
  ['gelu_new', 'gelu-tanh'],
  ['gelu_fast', 'gelu-tanh'],
  ['gelu_pytorch_tanh', 'gelu-tanh'],
  ['relu', 'relu'],
  ['tanh', 'tanh'],
]);

/** @throws InvalidInput that suggests the nearest spelling. */
export function readActivation(name: string, place: Place): Activation {
  const activation = ACTIVATIONS.get(name);
  if (activation) return activation;
  throw new InvalidInput(
    `the activation "${name.slice(0, 40)}" is not supported`,
    place,
    suggest(name, [...ACTIVATIONS.keys()]),
  );
}
