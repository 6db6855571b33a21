import { MISSING } from '../../result/index.ts';
import type { NameScale, ScaleKind } from './scale.ts';

/** Distinct names, sorted by code unit, `(missing)` last. */
export function inOrder(all: readonly string[]): string[] {
  const last = (name: string) => (name === MISSING ? 1 : 0);
  return [...new Set(all)].sort((a, b) => last(a) - last(b) || (a < b ? -1 : 1));
}

export const names: ScaleKind<NameScale> = {
  kind: 'name',
  of: (_, all = []) => ({ kind: 'name', names: all }),
  size: (scale) => scale.names.length,
  codes: (values) => Int32Array.from(values),
  join: (a, b) => ({ kind: 'name', names: inOrder([...a.names, ...b.names]) }),
  moved(from, to) {
    const position = new Map(to.names.map((name, code) => [name, code]));
    return from.names.map((name) => position.get(name) as number);
  },
};
