/** What small hiring audits have in common: the table lies beside them as `hiring.csv`. */
export const hiringAudit = (dataset: object, model: object) => ({
  audit: 'hiring',
  title: 'Whom the résumé screen invites',
  decision: 'Who is invited',
  favourable: 'Invited',
  dataset: { files: [{ path: 'hiring.csv' }], label: { column: 'invited' }, ...dataset },
  model: { text: 'resume', maxTokens: 48, ...model },
});

/** What small lending audits have in common: the table lies beside them as `lending.csv`. */
export const lendingAudit = (dataset: object, train: object) => ({
  audit: 'lending',
  title: 'Whose loan is approved',
  decision: 'Who gets a loan',
  favourable: 'Approved',
  dataset: { files: [{ path: 'lending.csv' }], label: { column: 'approved' }, ...dataset },
  model: {
    numeric: ['income', 'loan_amount', 'debt_to_income', 'history_years', 'delinquencies'],
    categorical: ['region'],
    train,
  },
});
