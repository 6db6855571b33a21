import type { Definition } from '../result/index.ts';
import { definition } from './definition.ts';
import type { Metric } from './metric.ts';
import type { PairMetric } from './pairs/pair-metric.ts';

/** How a metric of one class against the rest is called; without a class, the metric itself. */
export function classMetricId(metric: string, name: string | undefined): string {
  return name === undefined ? metric : `${metric}@${name}`;
}

/** What a report needs to explain a metric that is taken of one class against the rest. */
export function classDefinition(metric: Metric | PairMetric, name: string): Definition {
  const said = definition(metric);
  return { ...said, id: classMetricId(said.id, name), title: `${said.title}, ${name}`, class: name };
}
