import type { ModelConfig, TrainConfig } from '../../config/schema.ts';
import { registry } from '../../registry.ts';
import type { Job } from '../job.ts';
import type { Encoder } from './encoder.ts';
import { foreignImage } from './foreign-image.ts';
import { foreignText } from './foreign-text.ts';
import { image } from './image.ts';
import { table } from './table.ts';
import { text } from './text.ts';

export const encoders = registry<Encoder>('encoder', [
  image,
  text,
  foreignImage,
  foreignText,
  table,
] as readonly Encoder[]);

/** The encoder of an audit by its id, with that encoder's own options: plain JSON for the keys of stages. */
export interface EncoderChoice {
  readonly encoder: string;
  readonly given: unknown;
}

export function encoderOf(job: Job): EncoderChoice {
  const model = modelOf(job);
  const encoder = [...encoders].find((candidate) => candidate.applies(model, job.inputs));
  if (!encoder) throw new Error('no encoder reads this model');
  return { encoder: encoder.id, given: encoder.options(model, job) };
}

/** How the task is learnt: neither what came before it nor what is measured beside it. */
export type TaskConfig = Omit<TrainConfig, 'adapt' | 'evidence'>;

export function taskOf({ train: { adapt: _, evidence: __, ...task } }: ModelConfig): TaskConfig {
  return task;
}

export function modelOf({ config: { model } }: Job) {
  if (model) return model;
  throw new Error('an audit that trains nothing has no model');
}
