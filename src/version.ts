import { createRequire } from 'node:module';

/** Version of fairgate, as its package says it. */
export const VERSION: string = (createRequire(import.meta.url)('../package.json') as { version: string })
  .version;
