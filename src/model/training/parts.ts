import { countOf } from '../weights.ts';
import type { Trunk } from './trunk.ts';

/** Parts that a large batch is computed in. The sum of the parts is the same however many threads share them. */
const PARTS = 4;
/** Below so many multiplications a step is over before threads have been told of it. */
const WORTH_SHARING = 100e6;
/** Forward once, backward twice. */
const PASSES = 3;

/** In how many parts steps of `rows` rows are computed; the data alone decides, never the machine. */
export function partsFor(trunk: Trunk | undefined, lengths: Int32Array | undefined, rows: number): number {
  if (!trunk || !lengths) return 1;
  const tokens = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const matrices = new Set(
    trunk.backbone.blocks.slice(Math.max(1, trunk.from)).flatMap(({ weights }) => weights),
  );
  const numbers = countOf(trunk.backbone.weights.filter(({ name }) => matrices.has(name)));
  return PASSES * rows * tokens * numbers < WORTH_SHARING ? 1 : Math.min(PARTS, rows);
}

/** Deals rows out in turn, so that parts have rows of like lengths. There are never more parts than rows. */
export function dealt(rows: Int32Array, parts: number): Int32Array[] {
  return Array.from({ length: Math.min(parts, rows.length) }, (_, part) =>
    rows.filter((_, at) => at % parts === part),
  );
}
