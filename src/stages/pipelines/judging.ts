import { cubeStage } from '../cube.ts';
import { measuresStage } from '../measures.ts';
import { resultStage } from '../result.ts';
import { verdictStage } from '../verdict.ts';
import type { Pipeline } from './pipeline.ts';

/** From predictions and their provenance to the result: the same for every model. */
export const judging: Pipeline['stages'] = [cubeStage, measuresStage, verdictStage, resultStage];
