import { registry } from '../../registry.ts';
import type { PipelineEntry } from './pipeline.ts';

export const pipelines = registry<PipelineEntry>('pipeline', [
  {
    id: 'training',
    applies: ({ config }) => config.dataset !== undefined,
    load: async () => (await import('./training.ts')).training,
  },
  {
    id: 'counting',
    applies: ({ inputs }) => inputs.counter !== undefined,
    load: async () => (await import('./counting.ts')).counting,
  },
  {
    id: 'importing',
    applies: ({ config }) => config.predictions !== undefined,
    load: async () => (await import('./importing.ts')).importing,
  },
]);
