import { registry } from '../../registry.ts';
import { euAiAct } from './eu-ai-act.ts';
import { nycLl144 } from './nyc-ll144.ts';
import type { Pack } from './pack.ts';
import { ukEquality } from './uk-equality.ts';
import { usCa } from './us-ca.ts';
import { usCo } from './us-co.ts';
import { usEcoaEffects } from './us-ecoa-effects.ts';
import { usFairLending } from './us-fair-lending.ts';
import { usUgesp } from './us-ugesp.ts';

/** All rule packs. None of them is legal advice. */
export const packs = registry<Pack>('rule pack', [
  nycLl144,
  usUgesp,
  usFairLending,
  usEcoaEffects,
  euAiAct,
  ukEquality,
  usCo,
  usCa,
]);
