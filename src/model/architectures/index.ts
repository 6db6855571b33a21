import { registry } from '../../registry.ts';
import { bert } from './bert.ts';

/** Families of backbones, by the `model_type` of their `config.json`. */
export const architectures = registry('architecture', [bert]);
