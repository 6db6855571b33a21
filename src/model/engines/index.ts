import { InvalidInput } from '../../errors.ts';
import { registry } from '../../registry.ts';
import type { Engine } from './engine.ts';
import { tensorflow } from './tensorflow.ts';
import { wasm } from './wasm.ts';
import { webgpu } from './webgpu.ts';

/** All engines, the fastest first. */
export const engines = registry<Engine>('engine', [tensorflow, webgpu, wasm]);

export interface ChosenEngine {
  readonly engine: Engine;
  /** Why faster ones were passed over, one line each; empty when the first was taken or one was asked for. */
  readonly passedOver: readonly string[];
}

/**
 * The engine that was asked for, or else the fastest that can be used here.
 * @throws InvalidInput when the one asked for is unknown or cannot be used.
 */
export async function chooseEngine(requested?: string): Promise<ChosenEngine> {
  if (requested !== undefined) {
    const engine = engines.get(requested);
    const answer = await engine.available();
    if (answer === true) return { engine, passedOver: [] };
    throw new InvalidInput(
      `the engine "${requested}" cannot be used: ${answer}`,
      {},
      'Leave the choice open.',
    );
  }
  const passedOver: string[] = [];
  for (const engine of engines) {
    const answer = await worthwhile(engine);
    if (answer === true) return { engine, passedOver };
    passedOver.push(`${engine.title} is not used: ${answer}`);
  }
  throw new Error(`no engine can be used: ${passedOver.join('; ')}`);
}

async function worthwhile(engine: Engine): Promise<true | string> {
  const answer = await engine.available();
  return answer === true ? ((await engine.worthwhile?.()) ?? true) : answer;
}
