import type { Criterion, PairedDifference } from '../result/index.ts';

export type Standing = 'better' | 'worse' | 'same' | 'unknown';

/** How a candidate stands to the one that it is held against: only what the data show counts as better or worse. */
export function standing(
  { estimate, adjusted }: PairedDifference,
  { better }: Pick<Criterion, 'better'>,
  confidence: number,
): Standing {
  if (!estimate.known) return 'unknown';
  if (adjusted === undefined || adjusted > 1 - confidence || estimate.value === 0) return 'same';
  return estimate.value > 0 === (better === 'higher') ? 'better' : 'worse';
}

export const standings: Readonly<Record<Standing, { readonly word: string; readonly glyph: string }>> = {
  better: { word: 'better', glyph: '▲' },
  worse: { word: 'worse', glyph: '▼' },
  same: { word: 'cannot be told apart', glyph: '≈' },
  unknown: { word: 'not known', glyph: '–' },
};
