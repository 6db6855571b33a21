import { type PackedArray, pack, unpack } from '../pipeline/packed.ts';
import type { Codec } from '../pipeline/stage.ts';
import { CELL_SUMS, eachSum } from './cells.ts';
import type { CubeAttribute, SliceCube } from './cube.ts';

interface Head {
  readonly attributes: readonly CubeAttribute[];
  readonly bins: number;
  readonly length: number;
  readonly grid?: 'exact' | 'uniform';
}

/** A cube in bytes; equal cubes give equal bytes. */
export const cubeCodec: Codec<SliceCube> = {
  encode({ attributes, grid, cells }) {
    const head: Head = {
      attributes,
      bins: cells.bins,
      length: cells.length,
      ...(grid && { grid: grid.kind }),
    };
    const arrays: Record<string, PackedArray> = {
      label: cells.label,
      decision: cells.decision,
      bin: cells.bin,
      ...(grid?.kind === 'exact' && { grid: grid.values }),
    };
    for (const [index, codes] of cells.codes.entries()) arrays[`attribute/${index}`] = codes;
    for (const sum of CELL_SUMS) arrays[`sum/${sum}`] = cells.sums[sum];
    return pack(head, arrays);
  },
  decode(bytes) {
    const { json, arrays } = unpack(bytes);
    const head = json as Head;
    const column = <T extends PackedArray>(name: string): T => {
      const array = arrays.get(name);
      if (!array) throw new Error(`a slice cube without "${name}"`);
      return array as T;
    };
    return {
      attributes: head.attributes,
      grid:
        head.grid === 'exact'
          ? { kind: 'exact', values: column<Float64Array>('grid') }
          : head.grid && { kind: 'uniform', bins: head.bins },
      cells: {
        length: head.length,
        bins: head.bins,
        sizes: head.attributes.map(({ values }) => values.length),
        codes: head.attributes.map((_, index) => column<Int32Array>(`attribute/${index}`)),
        label: column<Uint8Array>('label'),
        decision: column<Uint8Array>('decision'),
        bin: column<Int32Array>('bin'),
        sums: eachSum((sum) => column<Float64Array>(`sum/${sum}`)),
      },
    };
  },
};
