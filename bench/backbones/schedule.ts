/** How benchmarks train where it is not what they measure. */
export const SCHEDULE = {
  warmUp: 0.1,
  layerDecay: 0.95,
  hidden: [],
  weightDecay: 0.01,
  clip: 1,
  classWeights: 'none',
  earlyStopping: 0,
} as const;
