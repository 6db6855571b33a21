import { tasks } from '../../data/tasks/index.ts';
import { OUTCOME_ROLES, type Task } from '../../data/tasks/task.ts';
import { taskOf } from '../task-of.ts';
import type { Check } from './check.ts';

/** An audit begins with a dataset and a model to train on it, or with a file of predictions. */
export const oneSource: Check = ({ dataset, model, predictions }) => {
  if (dataset && predictions) {
    return {
      what: 'the audit names both a dataset and a predictions file',
      path: '/predictions',
      remedy: 'Keep "dataset" and "model" to train a model, or "predictions" to audit what a model said.',
    };
  }
  if (!dataset && !predictions) {
    return {
      what: 'the audit names nothing to audit',
      path: '',
      remedy: 'Add "dataset" and "model" to train a model, or "predictions" to audit what a model said.',
    };
  }
  if (dataset && !model) {
    return {
      what: 'there is a dataset and no model',
      path: '/model',
      remedy: 'Add "model": what is trained on it.',
    };
  }
  if (predictions && model) {
    return {
      what: 'a model is named beside a predictions file',
      path: '/model',
      remedy: 'Leave "model" out: predictions are audited as they are.',
    };
  }
  return undefined;
};

/** The columns without which the task knows no prediction. */
export const predictedSomething: Check = ({ predictions }) => {
  if (!predictions) return undefined;
  const { needs } = tasks.get(predictions.task);
  const absent = needs.find((roles) => roles.every((role) => predictions[role] === undefined));
  return (
    absent && {
      what: `the predictions have ${absent.length > 1 ? 'neither' : 'no'} ${absent.map((role) => (absent.length > 1 ? `a ${role}` : role)).join(' nor ')}`,
      path: '/predictions',
      remedy: `Add ${absent.map((role) => `"${role}"`).join(' or ')}.`,
    }
  );
};

/** A column that the task does not read would be passed over in silence. */
export const columnsOfTask: Check = ({ predictions }) => {
  if (!predictions) return undefined;
  const task: Task = tasks.get(predictions.task);
  const unread = OUTCOME_ROLES.find((role) => predictions[role] !== undefined && !task.roles.includes(role));
  return (
    unread && {
      what: `the task "${task.id}" reads no ${unread}`,
      path: `/predictions/${unread}`,
      remedy: `Leave it out. The task reads ${task.reads}.`,
    }
  );
};

/** Which outcome people wish for must be said where one of them is. */
export const favourableInWords: Check = (config) =>
  taskOf(config).favours && config.favourable === undefined
    ? {
        what: 'the key "favourable" is missing',
        path: '/favourable',
        remedy: 'Add it: what the favourable outcome is, in words.',
      }
    : undefined;
