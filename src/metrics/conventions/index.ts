import { registry } from '../../registry.ts';
import { aequitas } from './aequitas.ts';
import { aif360 } from './aif360.ts';
import { fairlearn } from './fairlearn.ts';

/** Peers whose numbers can be printed beside ours. */
export const conventions = registry('peer with numbers', [fairlearn, aif360, aequitas]);
