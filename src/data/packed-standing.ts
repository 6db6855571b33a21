import type { Packed, PackedArray } from '../pipeline/packed.ts';
import type { Predictions } from './predictions.ts';
import type { Standing } from './standing.ts';

const STANDING = 'standing/';

export function standingArrays(standing: Standing | undefined): Record<string, PackedArray> {
  const parts = Object.entries(standing ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(parts.map(([part, values]) => [`${STANDING}${part}`, values]));
}

export function unpackStanding({ arrays }: Packed): Pick<Predictions, 'standing'> {
  const parts = [...arrays].filter(([name]) => name.startsWith(STANDING));
  if (parts.length === 0) return {};
  const named = parts.map(([name, values]) => [name.slice(STANDING.length), values]);
  return { standing: Object.fromEntries(named) as Standing };
}
