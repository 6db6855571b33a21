import type { Scratch } from './stage.ts';
import type { Store } from './store/store.ts';

/** The scratch of one artefact. Without a store nothing is kept. */
export interface OwnScratch extends Scratch {
  clear(): Promise<void>;
}

export function scratchOf(store: Store | undefined, key: string): OwnScratch {
  const own = `${key}.unfinished`;
  return {
    recall: async () => store?.get(own),
    keep: async (bytes) => store?.put(own, bytes),
    clear: async () => store?.remove(own),
  };
}
