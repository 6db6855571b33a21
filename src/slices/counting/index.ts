import { registry } from '../../registry.ts';
import type { CellCounter } from './counter.ts';
import { cells } from './counters/cells.ts';
import { duckdb } from './counters/duckdb.ts';

/** Engines that count rows where they lie. */
export const counters = registry('counter', [duckdb, cells] satisfies CellCounter[]);
