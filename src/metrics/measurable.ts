import { registry } from '../registry.ts';
import { metrics } from './index.ts';
import { pairMetrics } from './pairs/index.ts';

/** Every number that an audit can name as a metric: of one group, or of two at once. */
export const measurable = registry('metric', [...metrics, ...pairMetrics]);
