import type { Convolution } from './convolution.ts';

/** One convolution of the network, by its name in checkpoints. */
export interface Step extends Omit<Convolution, 'convolution' | 'normalization'> {
  readonly name: string;
}

/** One way through a mixed block: a pooling, convolutions one after the other, then some that all see the last. */
export interface Branch {
  readonly pool: 'mean' | 'largest' | undefined;
  readonly trunk: readonly Step[];
  readonly fork: readonly Step[];
}

export interface Mixed {
  readonly id: string;
  readonly branches: readonly Branch[];
}

type Kernel = readonly [rows: number, columns: number];
type Shape = readonly [name: string, outputs: number, kernel?: Kernel, how?: 'halves' | 'shrinks'];

/** A convolution that keeps the maps' size by padding, unless it `shrinks` them by a border or `halves` them. */
function step(inputs: number, [name, outputs, kernel = [1, 1], how]: Shape): Step {
  const [rows, columns] = kernel;
  const padding: Kernel = how === undefined ? [(rows - 1) / 2, (columns - 1) / 2] : [0, 0];
  return { name, inputs, outputs, kernel, stride: how === 'halves' ? 2 : 1, padding };
}

function chain(inputs: number, shapes: readonly Shape[]): Step[] {
  return shapes.map((shape, index) => step(shapes[index - 1]?.[1] ?? inputs, shape));
}

const branch = (inputs: number, ...shapes: Shape[]): Branch => ({
  pool: undefined,
  trunk: chain(inputs, shapes),
  fork: [],
});

const forked = (inputs: number, trunk: readonly Shape[], ...fork: Shape[]): Branch => ({
  pool: undefined,
  trunk: chain(inputs, trunk),
  fork: fork.map((shape) => step(trunk.at(-1)?.[1] ?? inputs, shape)),
});

const mean = (inputs: number, outputs: number): Branch => ({
  pool: 'mean',
  trunk: chain(inputs, [['branch_pool', outputs]]),
  fork: [],
});

const largest: Branch = { pool: 'largest', trunk: [], fork: [] };

const a = (id: string, inputs: number, pooled: number): Mixed => ({
  id,
  branches: [
    branch(inputs, ['branch1x1', 64]),
    branch(inputs, ['branch5x5_1', 48], ['branch5x5_2', 64, [5, 5]]),
    branch(inputs, ['branch3x3dbl_1', 64], ['branch3x3dbl_2', 96, [3, 3]], ['branch3x3dbl_3', 96, [3, 3]]),
    mean(inputs, pooled),
  ],
});

const b = (id: string, inputs: number): Mixed => ({
  id,
  branches: [
    branch(inputs, ['branch3x3', 384, [3, 3], 'halves']),
    branch(
      inputs,
      ['branch3x3dbl_1', 64],
      ['branch3x3dbl_2', 96, [3, 3]],
      ['branch3x3dbl_3', 96, [3, 3], 'halves'],
    ),
    largest,
  ],
});

const c = (id: string, inputs: number, width: number): Mixed => ({
  id,
  branches: [
    branch(inputs, ['branch1x1', 192]),
    branch(inputs, ['branch7x7_1', width], ['branch7x7_2', width, [1, 7]], ['branch7x7_3', 192, [7, 1]]),
    branch(
      inputs,
      ['branch7x7dbl_1', width],
      ['branch7x7dbl_2', width, [7, 1]],
      ['branch7x7dbl_3', width, [1, 7]],
      ['branch7x7dbl_4', width, [7, 1]],
      ['branch7x7dbl_5', 192, [1, 7]],
    ),
    mean(inputs, 192),
  ],
});

const d = (id: string, inputs: number): Mixed => ({
  id,
  branches: [
    branch(inputs, ['branch3x3_1', 192], ['branch3x3_2', 320, [3, 3], 'halves']),
    branch(
      inputs,
      ['branch7x7x3_1', 192],
      ['branch7x7x3_2', 192, [1, 7]],
      ['branch7x7x3_3', 192, [7, 1]],
      ['branch7x7x3_4', 192, [3, 3], 'halves'],
    ),
    largest,
  ],
});

const e = (id: string, inputs: number): Mixed => ({
  id,
  branches: [
    branch(inputs, ['branch1x1', 320]),
    forked(inputs, [['branch3x3_1', 384]], ['branch3x3_2a', 384, [1, 3]], ['branch3x3_2b', 384, [3, 1]]),
    forked(
      inputs,
      [
        ['branch3x3dbl_1', 448],
        ['branch3x3dbl_2', 384, [3, 3]],
      ],
      ['branch3x3dbl_3a', 384, [1, 3]],
      ['branch3x3dbl_3b', 384, [3, 1]],
    ),
    mean(inputs, 192),
  ],
});

/** The first blocks, without branches. */
export const STEM: readonly {
  readonly id: string;
  readonly steps: readonly Step[];
  readonly halves: boolean;
}[] = [
  { id: 'Conv2d_1a_3x3', steps: chain(3, [['Conv2d_1a_3x3', 32, [3, 3], 'halves']]), halves: false },
  {
    id: 'Conv2d_2b_3x3',
    steps: chain(32, [
      ['Conv2d_2a_3x3', 32, [3, 3], 'shrinks'],
      ['Conv2d_2b_3x3', 64, [3, 3]],
    ]),
    halves: true,
  },
  {
    id: 'Conv2d_4a_3x3',
    steps: chain(64, [
      ['Conv2d_3b_1x1', 80],
      ['Conv2d_4a_3x3', 192, [3, 3], 'shrinks'],
    ]),
    halves: true,
  },
];

/** The blocks of branches, by the letters of the paper's figures and the names of checkpoints. */
export const MIXED: readonly Mixed[] = [
  a('Mixed_5b', 192, 32),
  a('Mixed_5c', 256, 64),
  a('Mixed_5d', 288, 64),
  b('Mixed_6a', 288),
  c('Mixed_6b', 768, 128),
  c('Mixed_6c', 768, 160),
  c('Mixed_6d', 768, 160),
  c('Mixed_6e', 768, 192),
  d('Mixed_7a', 768),
  e('Mixed_7b', 1280),
  e('Mixed_7c', 2048),
];
