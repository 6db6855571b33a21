import type { NameScale, ScaleKind } from './scale.ts';

export const names: ScaleKind<NameScale> = {
  kind: 'name',
  of: (_, all = []) => ({ kind: 'name', names: all }),
  size: (scale) => scale.names.length,
  codes: (values) => Int32Array.from(values),
  join: (a, b) => ({ kind: 'name', names: [...new Set([...a.names, ...b.names])].sort() }),
  moved(from, to) {
    const position = new Map(to.names.map((name, code) => [name, code]));
    return from.names.map((name) => position.get(name) as number);
  },
};
