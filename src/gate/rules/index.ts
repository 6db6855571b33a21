import { registry } from '../../registry.ts';
import { conditionalRule } from './conditional.ts';
import { disparityRule } from './disparity.ts';
import { levelRule } from './level.ts';
import { pairRule } from './pair.ts';

export const ruleKinds = registry('kind of rule', [disparityRule, conditionalRule, levelRule, pairRule]);
