import { registry } from '../registry.ts';
import { difference } from './difference.ts';
import { ratio } from './ratio.ts';

/** Every way of setting two groups side by side. */
export const comparisons = registry('comparison', [difference, ratio]);
