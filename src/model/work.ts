import type { AnyBackbone, Backbone, ImageBackbone } from './architecture.ts';
import { multiplyAdds } from './executors/counting.ts';
import { replay } from './executors/program.ts';
import type { Shape } from './executors/shape.ts';
import type { Features } from './features.ts';
import type { Size } from './images/preprocessing.ts';
import { network } from './training/network.ts';
import type { TrainedModel } from './training/trained-model.ts';
import type { Trunk } from './training/trunk.ts';

/** Forward once, backward twice. */
const PASSES = 3;

/** Multiply-adds of the blocks before the cut, for one text of so many tokens. */
export function workOnText(backbone: Backbone, cut: number, tokens: number): number {
  const row = [1, tokens];
  return multiplyAdds(shapesOf(backbone), (ops) =>
    backbone.blocks
      .slice(0, cut)
      .reduce((states: Shape, block) => block.apply(ops, states, { mask: row, positions: row }), row),
  );
}

/** Multiply-adds of the blocks before the cut, for one image. */
export function workOnImage(backbone: ImageBackbone, cut: number, size: Size | undefined): number {
  if (!size) throw new Error('the checkpoint prepares images in sizes of their own');
  const pixels = [1, size.height, size.width, 3];
  return multiplyAdds(shapesOf(backbone), (ops) =>
    backbone.blocks.slice(0, cut).reduce((maps: Shape, block) => block.apply(ops, maps), pixels),
  );
}

/** How a model was trained, as far as its cost goes. */
interface Trained {
  readonly features: Features;
  readonly trunk: Trunk | undefined;
  readonly hidden: readonly number[];
  readonly model: Pick<TrainedModel, 'weights' | 'curve'>;
  /** Rows that every epoch learnt from. */
  readonly rows: number;
}

/** Multiply-adds of the trained part over all epochs that were taken, rows being of mean length. */
export function workOfTraining({ features, trunk, hidden, model, rows }: Trained): number {
  const { program } = network(features, trunk, hidden);
  const ofTrunk = trunk && shapesOf(trunk.backbone);
  const forward = multiplyAdds(
    (name) => model.weights.get(name)?.shape ?? (ofTrunk as (name: string) => Shape)(name),
    (ops) => replay(program, ops, inputsOf(features)),
  );
  return PASSES * forward * rows * model.curve.length;
}

/** Tokens of a text of mean length, to the nearest whole one. */
export function meanLength(lengths: Int32Array): number {
  return Math.round(lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length));
}

/** Shapes of what a network is given of one row. */
function inputsOf(features: Features): Readonly<Record<string, Shape>> {
  if (features.kind === 'vectors') return { x: [1, features.width] };
  if (features.kind === 'maps') return { x: [1, ...features.shape] };
  const row = [1, meanLength(features.lengths)];
  return { x: features.kind === 'states' ? [...row, features.width] : row, mask: row, positions: row };
}

function shapesOf({ weights }: Pick<AnyBackbone, 'weights'>): (name: string) => Shape {
  const shapes = new Map(weights.map(({ name, shape }) => [name, shape]));
  return (name) => {
    const shape = shapes.get(name);
    if (!shape) throw new Error(`the backbone has no weight "${name}"`);
    return shape;
  };
}
