import { registry } from '../../registry.ts';
import type { PipelineEntry } from './pipeline.ts';

export const pipelines = registry<PipelineEntry>('pipeline', [
  {
    id: 'training',
    applies: ({ dataset }) => dataset !== undefined,
    load: async () => (await import('./training.ts')).training,
  },
  {
    id: 'importing',
    applies: ({ predictions }) => predictions !== undefined,
    load: async () => (await import('./importing.ts')).importing,
  },
]);
