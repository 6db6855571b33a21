import { countCellsStage } from '../count-cells.ts';
import { countedProvenanceStage } from '../counted-provenance.ts';
import { cubeStage } from '../cube.ts';
import { judging } from './judging.ts';
import type { Pipeline } from './pipeline.ts';

/** From predictions that are counted where they lie: no row of them comes into memory. */
export const counting: Pipeline = {
  stages: [countCellsStage, countedProvenanceStage, ...judging.filter((stage) => stage !== cubeStage)],
  reads: 'provenance',
};
