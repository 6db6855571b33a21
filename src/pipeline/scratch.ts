import { wholeOf } from './bytes.ts';
import type { Scratch } from './stage.ts';
import type { Store } from './store/store.ts';

/** The scratch of one artefact. Without a store nothing is kept. */
export interface OwnScratch extends Scratch {
  clear(): Promise<void>;
}

export function scratchOf(store: Store | undefined, key: string): OwnScratch {
  const own = `${key}.unfinished`;
  return {
    async recall() {
      const kept = await store?.get(own);
      return kept && wholeOf(kept);
    },
    keep: async (bytes) => store?.put(own, bytes),
    clear: async () => store?.remove(own),
  };
}
