import type { SliceId } from '../result/index.ts';
import type { Inline } from './block.ts';

/** A slice where no document says in which order its attributes come: by their names. */
export function sliceName(slice: SliceId): Inline {
  const parts = Object.entries(slice)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([attribute, value]) => `${attribute}: ${value}`);
  return { kind: 'name', parts: parts.length === 0 ? ['everyone'] : parts };
}
