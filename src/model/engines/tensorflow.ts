import type { Engine, SavedModel, Tensor, TensorLibrary } from './engine.ts';

const PACKAGE = '@tensorflow/tfjs-node';
/** The first Node whose library lacks a function that the package calls. */
const BROKEN_FROM_NODE = 23;

/** Native TensorFlow, where its optional package could be installed. */
export const tensorflow: Engine = {
  id: 'tensorflow',
  title: 'TensorFlow (native)',
  runsOn: 'all cores',
  async available() {
    const major = Number.parseInt(process.versions.node, 10);
    if (major >= BROKEN_FROM_NODE) return `${PACKAGE} does not work on Node ${major}`;
    try {
      await load();
      return true;
    } catch (error) {
      return (error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND'
        ? `${PACKAGE} is not installed`
        : `${PACKAGE} cannot be loaded`;
    }
  },
  async start() {
    const tf = await load();
    tf.enableProdMode();
    await tf.setBackend('tensorflow');
    return tf;
  },
  loadSavedModel: async (folder) => openSavedModel((await load()) as NodeLibrary, folder),
};

interface TensorInfo {
  readonly dtype: string;
  readonly shape?: readonly (number | object)[];
}

interface Signature {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly outputs: Readonly<Record<string, TensorInfo>>;
}

/** What the package has besides the library. */
interface NodeLibrary extends TensorLibrary {
  readonly node: {
    getMetaGraphsFromSavedModel(folder: string): Promise<
      readonly {
        readonly tags: readonly string[];
        readonly signatureDefs: Readonly<Record<string, Signature>>;
      }[]
    >;
    loadSavedModel(
      folder: string,
      tags: readonly string[],
      signature: string,
    ): Promise<{
      predict(inputs: Readonly<Record<string, Tensor>>): Tensor | Readonly<Record<string, Tensor>>;
      dispose(): void;
    }>;
  };
}

const SERVE = 'serve';
const SIGNATURE = 'serving_default';

async function openSavedModel(tf: NodeLibrary, folder: string): Promise<SavedModel> {
  const graphs = await tf.node.getMetaGraphsFromSavedModel(folder);
  const signature = graphs.find(({ tags }) => tags.includes(SERVE))?.signatureDefs[SIGNATURE];
  if (!signature) throw new Error(`it has no signature "${SIGNATURE}" for the tag "${SERVE}"`);
  const model = await tf.node.loadSavedModel(folder, [SERVE], SIGNATURE);
  return {
    inputs: Object.entries(signature.inputs).map(([name, { dtype, shape = [] }]) => ({
      name,
      dtype,
      shape: shape.map(sizeOf),
    })),
    outputs: Object.keys(signature.outputs),
    run(inputs, output) {
      const found = model.predict(inputs);
      if (found instanceof tf.Tensor) return found;
      const { [output]: wanted, ...others } = found as Readonly<Record<string, Tensor>>;
      tf.dispose(others);
      if (!wanted) throw new Error(`it gives no "${output}"`);
      return wanted;
    },
    close: () => model.dispose(),
  };
}

/** The package gives sizes as messages whose one list holds the number, and -1 for any. */
function sizeOf(axis: number | object): number | null {
  const size = typeof axis === 'number' ? axis : Object.values(axis).find(Array.isArray)?.[0];
  return typeof size === 'number' && size > 0 ? size : null;
}

/** The package is optional, so its name must not be one that the compiler resolves. */
async function load(): Promise<TensorLibrary> {
  const name: string = PACKAGE;
  const found = (await import(name)) as TensorLibrary & { readonly default?: TensorLibrary };
  return found.default ?? found;
}
