import { InvalidInput } from '../../errors.ts';
import type { Backbone } from '../architecture.ts';
import { type Batch, openPool, type Runner } from '../executors/onnx.ts';
import type { TextTokenizer } from '../tokenizers/tokenizer.ts';
import { chooseOutput, plainName } from './choose-output.ts';
import { finite } from './finite.ts';
import { fitBatches } from './fit-batches.ts';
import type { ForeignModel, InputSpec } from './foreign-model.ts';

/** What an input of a text model is fed with, by the names that exporters and TF Hub give it. */
interface Role {
  readonly names: readonly string[];
  values(batch: Batch): Int32Array;
}

const IDS: Role = {
  names: ['input_ids', 'input_word_ids', 'ids'],
  values: ({ values }) => Int32Array.from(values),
};
const MASK: Role = { names: ['attention_mask', 'input_mask'], values: ({ mask }) => Int32Array.from(mask) };
const ROLES: readonly Role[] = [
  IDS,
  MASK,
  {
    names: ['token_type_ids', 'input_type_ids', 'segment_ids'],
    values: ({ values }) => new Int32Array(values.length),
  },
  {
    names: ['position_ids'],
    values: ({ values, length }) => Int32Array.from(values, (_, index) => index % length),
  },
];

/** Vectors that a model made itself, and states that are still to be pooled. */
const VECTORS: readonly [string, ...string[]] = [
  'sentence_embedding',
  'pooler_output',
  'pooled_output',
  'text_embeds',
];
const STATES = ['last_hidden_state', 'sequence_output'];

const DTYPES: ReadonlySet<string> = new Set(['int64', 'int32', 'float32']);

export interface TextTrunkOptions {
  readonly tokenizer: TextTokenizer;
  /** Way from states to a vector that was published beside the model; undefined where none was. */
  readonly pool: Backbone['pool'] | undefined;
  /** Way where none was. */
  readonly otherwise: Backbone['pool'];
  /** Output that the user asked for. */
  readonly output: string | undefined;
  /** The model, in messages. */
  readonly file: string;
}

/** A model in a foreign format that makes vectors of tokens. */
export interface TextTrunk extends Runner {
  /** Length of a vector. */
  readonly width: number;
  /** The most tokens of a text, where the model was made for one length. */
  readonly length?: number;
}

/**
 * Makes a trunk of a model, and tries it on one short text.
 * @throws InvalidInput when its inputs are not those of a text model, its output is no vectors, or it does not know the
 * tokenizer's ids.
 */
export async function openTextTrunk(model: ForeignModel, options: TextTrunkOptions): Promise<TextTrunk> {
  const { tokenizer, file } = options;
  const roles = model.inputs.map((input) => ({ input, role: roleOf(input, model, file) }));
  const [rows, length] = roles.find(({ role }) => role === IDS)?.input.shape ?? [];
  const pooled = options.pool ? [VECTORS[0], ...STATES, ...VECTORS] : [...VECTORS, ...STATES];
  const output = chooseOutput(model, { asked: options.output, usual: pooled, file });
  let pooling: Runner | undefined;
  const run = async (batch: Batch) => {
    const shape = [batch.rows, batch.length];
    const feeds = roles.map(({ input, role }) => [input.name, { values: role.values(batch), shape }]);
    const { values, shape: found } = await model.run(Object.fromEntries(feeds), output);
    if (found.length === 2) return finite(values, file);
    if (found.length !== 3 || found[1] !== batch.length) throw noVectors(output, found, file);
    pooling ??= await openPool(options.pool ?? options.otherwise, found[2] as number);
    return finite(await pooling.run({ ...batch, values }), file);
  };
  const masked = roles.some(({ role }) => role === MASK);
  const fitted = fitBatches(run, { rows, length, masked });
  const width = await tryOut(fitted, tokenizer, length ?? Number.POSITIVE_INFINITY, file);
  return {
    width,
    ...(typeof length === 'number' && { length }),
    run: fitted,
    async close() {
      await pooling?.close();
      await model.close();
    },
  };
}

function roleOf(input: InputSpec, { inputs }: ForeignModel, file: string): Role {
  const name = plainName(input.name);
  const only = inputs.length === 1 && input.shape?.length === 2 ? IDS : undefined;
  const role = ROLES.find(({ names }) => names.includes(name)) ?? only;
  if (role && DTYPES.has(input.dtype)) return role;
  throw new InvalidInput(
    `its input "${input.name.slice(0, 80)}" (${input.dtype}) is none of a model that reads tokens`,
    { file },
    `Known: ${ROLES.map(({ names }) => names[0]).join(', ')}. Export the model for feature extraction.`,
  );
}

function noVectors(output: string, shape: readonly number[], file: string): InvalidInput {
  return new InvalidInput(
    `its output "${output.slice(0, 80)}" is [${shape.join(', ')}], neither vectors nor states of tokens`,
    { file },
    'Say at /model/output which other one it is to be.',
  );
}

/** Length of the vectors of one short text. */
async function tryOut(
  run: Runner['run'],
  tokenizer: TextTokenizer,
  longest: number,
  file: string,
): Promise<number> {
  const { ids } = tokenizer.encode('a', Math.min(longest, tokenizer.specials + 1));
  const batch = { rows: 1, length: ids.length, mask: new Float32Array(ids.length).fill(1) };
  const { length: width } = await run({ ...batch, values: ids });
  const highest = tokenizer.vocabulary - 1;
  await run({ ...batch, values: ids.slice().fill(highest) }).catch((cause) => {
    throw new InvalidInput(
      `the tokenizer gives ids up to ${highest}, which the backbone cannot read`,
      { file },
      'Use the tokenizer.json that was published with the model.',
      { cause },
    );
  });
  return width;
}
