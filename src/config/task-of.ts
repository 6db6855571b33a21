import { tasks } from '../data/tasks/index.ts';
import type { Task } from '../data/tasks/task.ts';
import type { AuditFile } from './schema.ts';

/** What kind of thing an audit is about; models that are trained here take binary decisions. */
export function taskOf({ predictions }: Pick<AuditFile, 'predictions'>): Task {
  return tasks.get(predictions?.task ?? 'binary');
}
