import { cubeStage } from '../cube.ts';
import { cutsStage } from '../cuts.ts';
import { measuresStage } from '../measures.ts';
import { resultStage } from '../result.ts';
import { verdictStage } from '../verdict.ts';
import { whatIfsStage } from '../what-ifs.ts';
import type { Pipeline } from './pipeline.ts';

/** From predictions and their provenance to the result: the same for every model. */
export const judging: Pipeline['stages'] = [
  cubeStage,
  measuresStage,
  verdictStage,
  cutsStage,
  whatIfsStage,
  resultStage,
];
