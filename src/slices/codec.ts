import type { CellSum, KeyId } from '../data/tasks/task.ts';
import { type PackedArray, pack, unpack } from '../pipeline/packed.ts';
import type { Codec } from '../pipeline/stage.ts';
import type { Sums } from './cells.ts';
import type { CubeAttribute, SliceCube } from './cube.ts';
import type { Scale } from './scales/scale.ts';

interface Head {
  readonly task: string;
  readonly attributes: readonly CubeAttribute[];
  readonly length: number;
  readonly keys: readonly { readonly id: KeyId; readonly size: number; readonly scale: object }[];
  readonly sums: readonly CellSum[];
}

/** A cube in bytes; equal cubes give equal bytes. */
export const cubeCodec: Codec<SliceCube> = {
  encode({ task, attributes, scales, cells }) {
    const arrays: Record<string, PackedArray> = {};
    for (const [index, codes] of cells.codes.entries()) arrays[`attribute/${index}`] = codes;
    for (const [sum, values] of Object.entries(cells.sums)) arrays[`sum/${sum}`] = values;
    const keys = cells.keys.map(({ id, size, codes }) => {
      const { values, ...scale } = { values: undefined, ...scales[id] };
      arrays[`key/${id}`] = codes;
      if (values) arrays[`scale/${id}`] = values;
      return { id, size, scale };
    });
    const sums = Object.keys(cells.sums) as CellSum[];
    return pack({ task, attributes, length: cells.length, keys, sums } satisfies Head, arrays);
  },
  decode(bytes) {
    const { json, arrays } = unpack(bytes);
    const { task, attributes, length, keys, sums } = json as Head;
    const column = <T extends PackedArray>(name: string): T => {
      const array = arrays.get(name);
      if (!array) throw new Error(`a slice cube without "${name}"`);
      return array as T;
    };
    const scaleOf = ({ id, scale }: Head['keys'][number]) => {
      const values = arrays.get(`scale/${id}`);
      return { ...scale, ...(values && { values }) } as Scale;
    };
    return {
      task,
      attributes,
      scales: Object.fromEntries(keys.map((key) => [key.id, scaleOf(key)])),
      cells: {
        length,
        sizes: attributes.map(({ values }) => values.length),
        codes: attributes.map((_, index) => column<Int32Array>(`attribute/${index}`)),
        keys: keys.map(({ id, size }) => ({ id, size, codes: column<Int32Array>(`key/${id}`) })),
        sums: Object.fromEntries(
          sums.map((sum) => [sum, column<Float64Array>(`sum/${sum}`)]),
        ) as unknown as Sums,
      },
    };
  },
};
