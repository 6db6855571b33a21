import { registry } from '../../registry.ts';
import type { Edition } from './edition.ts';
import { internal } from './internal.ts';
import { publicEdition } from './public.ts';

/** For whom a result can be told. */
export const editions = registry<Edition>('edition', [internal, publicEdition]);
