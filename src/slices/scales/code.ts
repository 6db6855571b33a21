import type { CodeScale, ScaleKind } from './scale.ts';

export const codes: ScaleKind<CodeScale> = {
  kind: 'code',
  of: () => ({ kind: 'code' }),
  size: () => 2,
  codes: (values) => (values instanceof Uint8Array ? values : Uint8Array.from(values)),
  join: (scale) => scale,
  moved: () => [0, 1],
};
