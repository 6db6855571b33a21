import { InvalidInput } from '../../../errors.ts';

const WEIGHTS = 'model.safetensors';
export const INDEX = 'model.safetensors.index.json';
/** Where there are no safetensors: a model that is run as it is. */
const ONNX = ['onnx/model.onnx', 'model.onnx'];

/** What a backbone may consist of besides its weights. */
const SMALL = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'preprocessor_config.json',
  'modules.json',
  'sentence_bert_config.json',
  '1_Pooling/config.json',
];

/**
 * The files to fetch first; the last holds the weights, or says over which files they are split.
 * @throws InvalidInput when the repository has no weights that are safe to open.
 */
export function chooseFiles(present: ReadonlySet<string>, name: string): readonly string[] {
  const weights = [WEIGHTS, INDEX, ...ONNX].find((path) => present.has(path));
  if (weights === undefined) throw withoutWeights(present, name);
  const beside = [...SMALL, `${weights}_data`];
  return [...beside.filter((path) => present.has(path)), weights];
}

function withoutWeights(present: ReadonlySet<string>, name: string): InvalidInput {
  const pickle = [...present].find((path) => /\.(bin|pt|pth|ckpt|pkl)$/.test(path));
  return pickle === undefined
    ? new InvalidInput(
        `the repository has no ${WEIGHTS}`,
        { file: name },
        'Name a backbone that was published in the safetensors format.',
      )
    : new InvalidInput(
        `the repository has no ${WEIGHTS}, only ${pickle.slice(0, 60)}, a Python pickle, which can run code when it is opened`,
        { file: name },
        'Name a revision with safetensors (look at the repository’s pull requests), or convert it where you trust it: ' +
          'AutoModel.from_pretrained(NAME).save_pretrained(FOLDER, safe_serialization=True).',
      );
}
