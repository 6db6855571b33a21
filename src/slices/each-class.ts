import { tasks } from '../data/tasks/index.ts';
import type { KeyId, Task } from '../data/tasks/task.ts';
import type { CellKey } from './cells.ts';
import { collapse } from './collapse.ts';
import type { SliceCube } from './cube.ts';

/** A class, told from all others: the cube in which it is the one outcome and everything else the other. */
export interface ClassCube {
  readonly name: string;
  readonly cube: SliceCube;
}

/** Of a cube whose rows have classes, that of each class against the rest; of any other cube, none. */
export function eachClass({ task, attributes, scales, cells }: SliceCube): readonly ClassCube[] {
  const { eachClass: told, keys: ofTask }: Task = tasks.get(task);
  const scale = told && scales[told.label];
  if (!told || scale?.kind !== 'name') return [];
  const isClass = (id: KeyId, from: KeyId, code: number): CellKey => {
    const { codes } = cells.keys.find((key) => key.id === from) as CellKey;
    return { id, size: 2, codes: Uint8Array.from(codes, (each) => (each === code ? 1 : 0)) };
  };
  const others = cells.keys.filter(({ id }) => !ofTask.includes(id));
  const otherScales = Object.fromEntries(others.map(({ id }) => [id, scales[id]]));
  return scale.names.map((name, code) => {
    const keys = [isClass('label', told.label, code), isClass('decision', told.decision, code), ...others];
    return {
      name,
      cube: {
        task: told.task,
        attributes,
        scales: { label: { kind: 'code' }, decision: { kind: 'code' }, ...otherScales },
        cells: collapse({ ...cells, keys }),
      },
    };
  });
}
