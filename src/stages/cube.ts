import { cubeCodec } from '../slices/codec.ts';
import { memory } from '../slices/engines/memory.ts';
import type { AuditStage } from './artefacts.ts';

export const cubeStage: AuditStage<'cube', 'predictions', null> = {
  makes: 'cube',
  needs: ['predictions'],
  version: 4,
  seeded: false,
  title: 'Slice cube',
  codec: cubeCodec,
  options: () => null,
  run: ({ predictions }) => memory.cube(predictions),
};
