import { metrics } from '../../metrics/index.ts';
import { isOfTask, metricsOf } from '../../metrics/of-task.ts';
import { suggest } from '../../registry.ts';
import { taskOf } from '../task-of.ts';
import type { Check } from './check.ts';

/** Rows of numbers have no selection rate, and decisions have no mean error. */
export const metricsOfTask: Check = (config) => {
  const task = taskOf(config);
  const named = [
    ...config.metrics.map((metric, index) => ({ metric, path: `/metrics/${index}` })),
    ...(config.policy?.rules ?? []).map(({ metric }, index) => ({
      metric,
      path: `/policy/rules/${index}/metric`,
    })),
  ];
  const strange = named.find(({ metric }) => !isOfTask(metrics.get(metric), task));
  return (
    strange && {
      what: `the task "${task.id}" has no ${strange.metric}`,
      path: strange.path,
      remedy: suggest(strange.metric, metricsOf(task)),
    }
  );
};
