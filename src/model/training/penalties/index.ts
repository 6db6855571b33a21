import { registry } from '../../../registry.ts';
import { adversary } from './adversary.ts';
import { gap } from './gap.ts';
import type { Penalty } from './penalty.ts';

export const penalties = registry<Penalty>('penalty', [gap, adversary]);
