import { measurable } from '../../metrics/measurable.ts';
import { isOfEachClass, measurableOf } from '../../metrics/of-task.ts';
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
  const known = measurableOf(task);
  const strange = named.find(({ metric }) => !known.includes(metric));
  return (
    strange && {
      what: `the task "${task.id}" has no ${strange.metric}`,
      path: strange.path,
      remedy: suggest(strange.metric, known),
    }
  );
};

/** A metric that is taken class by class is judged of one class; any other knows none. */
export const ruleNamesItsClass: Check = (config) => {
  const task = taskOf(config);
  for (const [index, { metric, class: name }] of (config.policy?.rules ?? []).entries()) {
    const byClass = isOfEachClass(measurable.get(metric), task);
    if (byClass === (name !== undefined)) continue;
    return {
      what: byClass
        ? `${metric} is taken of each class, and the rule names none`
        : `${metric} is not taken class by class`,
      path: `/policy/rules/${index}/class`,
      remedy: byClass ? 'Add "class".' : 'Leave "class" out.',
    };
  }
  return undefined;
};
