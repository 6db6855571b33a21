/** A small audit of predictions that is in order, with some keys changed. */
export function predictionsAudit(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    audit: 'risk',
    title: 'Risk scores',
    decision: 'Whom to release before trial',
    favourable: 'Released',
    predictions: {
      file: 'risk.csv',
      label: { column: 'y' },
      score: 's',
      protected: ['sex', 'race'],
    },
    policy: {
      rules: [
        { id: 'four-fifths', metric: 'selection-rate', comparison: 'ratio', by: ['sex'], atLeast: 0.8 },
      ],
    },
    ...changes,
  };
}

/** A small audit that trains, with some keys changed. */
export function datasetAudit(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { predictions: _, policy: __, ...rest } = predictionsAudit();
  return {
    ...rest,
    dataset: {
      files: [{ path: 'loans.csv' }],
      label: { column: 'repaid', favourable: ['yes'] },
      protected: ['sex'],
    },
    model: { numeric: ['income'], categorical: ['town'] },
    ...changes,
  };
}

export function rule(changes: Readonly<Record<string, unknown>>) {
  return { policy: { rules: [{ id: 'r', metric: 'auc', atLeast: 0.5, ...changes }] } };
}
