import { macro } from './macro.ts';
import { precision } from './precision.ts';

export const macroPrecision = macro({
  id: 'macro-precision',
  title: 'Macro-averaged precision',
  why: 'How often those who are put into a class belong there, averaged over the classes, however rare one is.',
  formula: 'mean over classes of TP / (TP + FP)',
  source: 'Sokolova & Lapalme 2009',
  peers: {
    'scikit-learn': {
      name: "precision_score(average='macro')",
      note: '0 for a class that nobody is put into',
    },
  },
  of: precision,
});
