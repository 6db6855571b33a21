import { registry } from '../../registry.ts';
import { backbones } from './backbones.ts';
import { mitigations } from './mitigations.ts';

/** All that can be varied of an audit. */
export const axes = registry('axis', [backbones, mitigations]);
