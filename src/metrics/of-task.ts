import { tasks } from '../data/tasks/index.ts';
import type { Task } from '../data/tasks/task.ts';
import { originOf } from '../slices/derived-keys.ts';
import { statistics } from '../slices/statistics.ts';
import { metrics } from './index.ts';
import { measurable } from './measurable.ts';
import type { Metric } from './metric.ts';
import { lackOf } from './reading.ts';

/** Whether rows of a task have what a metric needs; those without scores may still lack some of it. */
export function isOfTask({ needs }: Pick<Metric, 'needs'>, { keys, sums }: Task): boolean {
  return needs.every((id) => {
    const { adds, by } = statistics.get(id);
    return sums.includes(adds) && by.every((key) => keys.includes(originOf(key)));
  });
}

/** Whether a metric is taken of each class of a task against the rest. */
export function isOfEachClass(metric: Pick<Metric, 'needs'>, { eachClass }: Task): boolean {
  return (
    eachClass !== undefined && isOfTask(metric, tasks.get(eachClass.task)) && lackOf(metric) === undefined
  );
}

/** Ids of the metrics of one group that a task's predictions can be measured by, as a whole or class by class. */
export function metricsOf(task: Task): readonly string[] {
  return measuring(metrics, task);
}

/** The same of these and of the metrics of two groups. */
export function measurableOf(task: Task): readonly string[] {
  return measuring(measurable, task);
}

function measuring(all: Iterable<Pick<Metric, 'id' | 'needs'>>, task: Task): readonly string[] {
  return [...all]
    .filter((metric) => isOfTask(metric, task) || isOfEachClass(metric, task))
    .map(({ id }) => id);
}
