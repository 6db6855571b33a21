import type { Engine, TensorLibrary } from './engine.ts';
import { completeWebgpuBackend } from './kernels/webgpu.ts';

const DAWN = 'webgpu';
const BACKEND = '@tensorflow/tfjs-backend-webgpu';

/** The part of the browsers' interface that is used here. */
interface Gpu {
  requestAdapter(): Promise<{ readonly info: { readonly isFallbackAdapter?: boolean } } | null>;
}

interface Dawn {
  create(options: readonly string[]): Gpu;
  readonly globals: object;
}

/** The graphics processor, where the packages for it were installed. */
export const webgpu: Engine = {
  id: 'webgpu',
  title: 'TensorFlow.js on WebGPU',
  runsOn: 'graphics',
  async available() {
    try {
      const gpu = await graphics();
      await load(BACKEND);
      return (await gpu.requestAdapter()) ? true : 'no graphics adapter was found';
    } catch (error) {
      return (error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND'
        ? `${DAWN} and ${BACKEND} are not both installed`
        : `${DAWN} cannot be loaded`;
    }
  },
  async worthwhile() {
    const adapter = await (await graphics()).requestAdapter();
    return adapter?.info.isFallbackAdapter ? 'the graphics adapter is software' : true;
  },
  async start() {
    await graphics();
    const tf: TensorLibrary = await import('@tensorflow/tfjs');
    await load(BACKEND);
    tf.enableProdMode();
    if (!(await tf.setBackend('webgpu'))) throw new Error('the graphics adapter cannot be used');
    completeWebgpuBackend(tf);
    return tf;
  },
};

let begun: Promise<Gpu> | undefined;

/** Dawn's graphics, put where the backend looks for a browser's. */
function graphics(): Promise<Gpu> {
  begun ??= (async () => {
    const { create, globals } = await load<Dawn>(DAWN);
    const gpu = create(process.platform === 'linux' ? ['backend=vulkan'] : []);
    Object.assign(globalThis, globals);
    const navigator = (globalThis as { readonly navigator?: object }).navigator ?? {};
    Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
    Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
    return gpu;
  })();
  return begun;
}

/** The packages are optional, so their names must not be ones that the compiler resolves. */
async function load<Module>(name: string): Promise<Module> {
  return (await import(name)) as Module;
}
