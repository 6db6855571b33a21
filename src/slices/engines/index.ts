import { registry } from '../../registry.ts';
import { memoryEngine } from './memory.ts';

/** Everything that can count predictions into a cube. */
export const sliceEngines = registry('slice engine', [memoryEngine]);
