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

export const scoreOrDecision: Check = ({ predictions }) =>
  predictions && predictions.score === undefined && predictions.decision === undefined
    ? {
        what: 'the predictions have neither a score nor a decision',
        path: '/predictions',
        remedy: 'Add "score" or "decision".',
      }
    : undefined;
