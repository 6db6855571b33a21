import { registry } from '../../registry.ts';
import { disparityRule } from './disparity.ts';
import { levelRule } from './level.ts';

export const ruleKinds = registry('kind of rule', [disparityRule, levelRule]);
