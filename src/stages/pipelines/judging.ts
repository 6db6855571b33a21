import { cubeStage } from '../cube.ts';
import { measuresStage } from '../measures.ts';
import { resultStage } from '../result.ts';
import { verdictStage } from '../verdict.ts';

/** From predictions and their provenance to the result: the same for every model. */
export const judging = [cubeStage, measuresStage, verdictStage, resultStage] as const;
