import { registry } from '../registry.ts';
import { equalSelection } from './equal-selection.ts';
import type { Mitigation } from './mitigation.ts';
import { reweighing } from './reweighing.ts';

/** Every strategy that can make a model fairer, before training, during it, or after. */
export const mitigations = registry<Mitigation>('mitigation', [reweighing, equalSelection]);
