import { codes } from './code.ts';
import { names } from './name.ts';
import { numbers } from './number.ts';
import type { Scale, ScaleKind } from './scale.ts';
import { shares } from './share.ts';

const KINDS = { code: codes, share: shares, number: numbers, name: names };

/** The kind of a scale, which takes scales and values of that kind alone. */
export function scaleKind(kind: Scale['kind']): ScaleKind {
  return KINDS[kind] as ScaleKind;
}
