import { f1 } from './f1.ts';
import { macro } from './macro.ts';

export const macroF1 = macro({
  id: 'macro-f1',
  title: 'Macro-averaged F1 score',
  why: 'How well those who are put into a class are those who belong there, averaged over the classes.',
  formula: 'mean over classes of 2 TP / (2 TP + FP + FN)',
  source: 'Sokolova & Lapalme 2009',
  peers: { 'scikit-learn': { name: "f1_score(average='macro')", note: '0 for a class without rows' } },
  of: f1,
});
