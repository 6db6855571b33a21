import { InvalidInput, type Place } from '../../errors.ts';
import { pack, unpack } from '../../pipeline/packed.ts';
import type { Codec } from '../../pipeline/stage.ts';
import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import type { Weights, WeightTensor } from '../weights.ts';
import type { TrainingContext } from './context.ts';
import type { HeldOut } from './held-out.ts';
import type { SpecialTokens } from './masking.ts';
import { type PreTrainingOptions, preTrain } from './pre-train.ts';
import { pretexts } from './pretexts.ts';

/** Of fewer documents nothing can be learnt that holds for others. */
const FEWEST_DOCUMENTS = 50;

/** A head that the checkpoint lacks is small and knows nothing: it learns faster than the backbone may. */
const HEAD_RATE = 0.002;
const SCHEDULE = { warmUp: 0.1, weightDecay: 0.01, headRate: HEAD_RATE } as const;

export interface AdaptationTexts {
  readonly checkpoint: Checkpoint;
  /** Unlabelled texts of the domain. */
  readonly documents: readonly string[];
  /** Longer documents are cut off. */
  readonly maxTokens: number;
  /** Where the documents came from, for messages. */
  readonly place?: Place;
}

export interface Adapting extends AdaptationTexts {
  /** The head that the checkpoint was published with, where it was. */
  readonly head?: Weights | undefined;
  readonly options: Pick<PreTrainingOptions, 'steps' | 'batch' | 'rate'>;
  readonly seed: number;
}

/** A backbone that has read texts of the domain, and what it learnt from them. */
export interface Adapted {
  /** All weights of the backbone. */
  readonly weights: Weights;
  /** What was asked, in words that follow “of the tokens”. */
  readonly asked: string;
  readonly documents: number;
  readonly steps: number;
  /** Of documents that were not trained on. Where the checkpoint has no head, one was fitted to it first. */
  readonly before: HeldOut;
  readonly after: HeldOut;
}

/**
 * Domain-adaptive pre-training (Gururangan et al. 2020): the backbone goes on with the task that its family was taught
 * its language by, on unlabelled texts of the domain.
 * @throws InvalidInput when there are too few documents, nothing can be hidden in them, or the training diverges.
 */
export async function adapt(given: Adapting, context: TrainingContext): Promise<Adapted> {
  const { backbone, weights } = given.checkpoint;
  const { sequences, special } = usable(given);
  const { asked } = pretexts[backbone.pretext.task];
  const { steps } = given.options;
  const { before, heldOut, ...trained } = await preTrain(
    {
      backbone,
      weights,
      head: given.head,
      sequences,
      special,
      options: { ...SCHEDULE, ...given.options, headSteps: steps, seed: given.seed },
    },
    context,
  );
  return { weights: trained.weights, asked, documents: sequences.length, steps, before, after: heldOut };
}

/**
 * The documents that a backbone can be adapted to, as it reads them.
 * @throws InvalidInput when they are too few, or nothing can be hidden in them.
 */
export function usable({ checkpoint, documents, maxTokens, place }: AdaptationTexts): {
  readonly sequences: readonly Int32Array[];
  readonly special: SpecialTokens;
} {
  const { backbone, tokenizer } = checkpoint;
  const { fits, hides } = pretexts[backbone.pretext.task];
  const { special, mask } = tokenizer;
  if (hides && mask === undefined) throw noMask(place);
  const tokens: SpecialTokens = { special, mask, vocabulary: backbone.vocabulary };
  const limit = Math.min(maxTokens, backbone.maxLength);
  const sequences = documents
    .map((document) => tokenizer.encode(document, limit).ids)
    .filter((sequence) => fits(sequence, tokens));
  if (sequences.length < FEWEST_DOCUMENTS) throw tooFew(sequences.length, place);
  return { sequences, special: tokens };
}

function tooFew(count: number, place: Place = {}): InvalidInput {
  const found = count === 0 ? 'no document' : count === 1 ? 'one document' : `${count} documents`;
  return new InvalidInput(
    `there ${count < 2 ? 'is' : 'are'} ${found} to adapt the backbone to`,
    place,
    `Give ${FEWEST_DOCUMENTS} at least, one a line.`,
  );
}

function noMask(place: Place = {}): InvalidInput {
  return new InvalidInput(
    'the checkpoint’s tokenizer has no token to hide others with',
    place,
    'Leave train.adapt out, or use the tokenizer.json that was published with the checkpoint.',
  );
}

/** Nothing where the model is not adapted. */
export const adaptedCodec: Codec<Adapted | null> = {
  encode(adapted) {
    if (!adapted) return pack(null, {});
    const { weights, ...rest } = adapted;
    const shapes = Array.from(weights, ([name, { shape }]) => [name, shape]);
    return pack(
      { ...rest, shapes },
      Object.fromEntries(Array.from(weights, ([name, { values }]) => [name, values])),
    );
  },
  decode(bytes) {
    const { json, arrays } = unpack(bytes);
    if (json === null) return null;
    const { shapes, ...rest } = json as Omit<Adapted, 'weights'> & { shapes: [string, number[]][] };
    const weights = shapes.map(([name, shape]): [string, WeightTensor] => {
      const values = arrays.get(name);
      if (!(values instanceof Float32Array)) throw new Error(`"${name}" is not a weight`);
      return [name, { shape, values }];
    });
    return { ...rest, weights: new Map(weights) };
  },
};
