import { explorer } from './explorer.ts';
import { links } from './links.ts';
import { parts } from './parts.ts';
import { tables } from './tables.ts';

/**
 * The page's one script. The page is complete without it: it only lets readers sort and filter tables, try other
 * thresholds and copy links. It asks for nothing and writes text alone, never markup.
 */
export const script: string = `(() => {\n${parts}${tables}${links}${explorer}})();`
  .replace(/\n\s*/g, '\n')
  .trim();
