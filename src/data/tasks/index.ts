import { registry } from '../../registry.ts';
import { binary } from './binary.ts';
import { multiclass } from './multiclass.ts';
import { ranking } from './ranking.ts';
import { regression } from './regression.ts';

/** Every kind of thing that may have been predicted. */
export const tasks = registry('task', [binary, multiclass, regression, ranking]);
