import type { Metric } from './metric.ts';

/** Outcomes of which the variance is a smaller share of their mean square than this differ by rounding alone. */
const ROUNDING = 1e-12;

export const rSquared: Metric<'r-squared', 'weight' | 'outcome' | 'outcome-squared' | 'error-squared'> = {
  id: 'r-squared',
  title: 'Coefficient of determination (R²)',
  why: 'How much better the predictions are than the mean outcome of the same rows: 1 is perfect, 0 no better, below 0 worse.',
  formula: '1 − Σ (outcome − prediction)² / Σ (outcome − mean outcome)²',
  source: 'Kvålseth 1985',
  convention: 'Unknown where all outcomes are the same, up to 10⁻¹² of their mean square.',
  peers: {
    fairlearn: { name: 'sklearn.metrics.r2_score', note: '0 or 1 where all outcomes are the same' },
    'scikit-learn': { name: 'r2_score', note: '0 or 1 where all outcomes are the same' },
  },
  needs: ['weight', 'outcome', 'outcome-squared', 'error-squared'],
  range: [-Number.MAX_VALUE, 1],
  better: 'higher',
  restsOn: 'all',
  of({ weight, outcome, 'outcome-squared': outcomeSquared, 'error-squared': errorSquared }) {
    const all = weight[0] as number;
    if (all === 0) return undefined;
    const mean = (outcome[0] as number) / all;
    const square = (outcomeSquared[0] as number) / all;
    const variance = square - mean * mean;
    if (variance <= ROUNDING * square) return undefined;
    const value = 1 - (errorSquared[0] as number) / all / variance;
    return Number.isFinite(value) ? value : undefined;
  },
};
