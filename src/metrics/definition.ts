import type { Definition } from '../result/index.ts';
import type { Comparison } from './comparison.ts';
import type { Metric } from './metric.ts';
import type { PairMetric } from './pairs/pair-metric.ts';

/** What a report needs to explain a metric or a comparison by itself; a comparison has the range that it has of shares. */
export function definition(of: Metric | PairMetric | Comparison): Definition {
  const { id, title, why, formula, source, range } = of;
  const [least, most] = typeof range === 'function' ? range([0, 1]) : range;
  const better = 'better' in of ? of.better : 'neither';
  return { id, title, why, formula, source, better, range: [least, most] };
}
