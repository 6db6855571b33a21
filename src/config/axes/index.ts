import { registry } from '../../registry.ts';
import { backbones } from './backbones.ts';

/** All that can be varied of an audit. */
export const axes = registry('axis', [backbones]);
