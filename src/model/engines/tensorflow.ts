import type { Engine, TensorLibrary } from './engine.ts';

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
};

/** The package is optional, so its name must not be one that the compiler resolves. */
async function load(): Promise<TensorLibrary> {
  const name: string = PACKAGE;
  const found = (await import(name)) as TensorLibrary & { readonly default?: TensorLibrary };
  return found.default ?? found;
}
