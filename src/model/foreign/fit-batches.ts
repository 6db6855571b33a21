import type { Batch, Runner } from '../executors/onnx.ts';

type Run = Runner['run'];

export interface Fit {
  /** Rows and tokens of every batch, where the model was made for so many; else any number will do. */
  readonly rows: number | null | undefined;
  readonly length: number | null | undefined;
  /** Whether the model is told which tokens are padding. */
  readonly masked: boolean;
}

/** Runs batches of any shape, no longer than `length`, on a model that takes some shapes only. Gives vectors. */
export function fitBatches(run: Run, { rows, length, masked }: Fit): Run {
  const lengthened: Run = length ? (batch) => run(shaped(batch, length, allRows(batch))) : run;
  const sized: Run = rows
    ? (batch) => inParts(batch, everyRows(batch.rows, rows), filledUp(lengthened, rows))
    : lengthened;
  return masked || length ? sized : (batch) => inParts(batch, ofOneLength(batch), sized);
}

/** Lets rows of one batch run apart, and puts their vectors in its order. */
async function inParts(batch: Batch, parts: readonly Int32Array[], run: Run): Promise<Float32Array> {
  let all = new Float32Array();
  for (const part of parts) {
    const vectors = await run(pick(batch, part));
    const width = vectors.length / part.length;
    if (all.length === 0) all = new Float32Array(batch.rows * width);
    part.forEach((row, at) => {
      all.set(vectors.subarray(at * width, (at + 1) * width), row * width);
    });
  }
  return all;
}

/** Fewer rows than the model takes are filled up with the last of them, whose vectors are then dropped. */
const filledUp =
  (run: Run, rows: number): Run =>
  async (batch) => {
    const filled = Int32Array.from({ length: rows }, (_, row) => Math.min(row, batch.rows - 1));
    const vectors = await run(pick(batch, filled));
    return vectors.subarray(0, (vectors.length / rows) * batch.rows);
  };

function everyRows(total: number, rows: number): Int32Array[] {
  return Array.from({ length: Math.ceil(total / rows) }, (_, part) =>
    Int32Array.from({ length: Math.min(rows, total - part * rows) }, (_, at) => part * rows + at),
  );
}

function ofOneLength({ rows, length, mask }: Batch): Int32Array[] {
  const byLength = new Map<number, number[]>();
  for (let row = 0; row < rows; row++) {
    const tokens = mask.subarray(row * length, (row + 1) * length).reduce((sum, one) => sum + one, 0);
    const sameLength = byLength.get(tokens) ?? [];
    sameLength.push(row);
    byLength.set(tokens, sameLength);
  }
  return Array.from(byLength.values(), (same) => Int32Array.from(same));
}

/** Some rows, without the columns that are padding in all of them. */
function pick({ length, values, mask }: Batch, rows: Int32Array): Batch {
  const real = (row: number) => mask.subarray(row * length, (row + 1) * length).lastIndexOf(1) + 1;
  const longest = rows.reduce((most, row) => Math.max(most, real(row)), 0);
  return shaped({ rows: rows.length, length, values, mask }, longest, rows);
}

const allRows = ({ rows }: Batch) => Int32Array.from({ length: rows }, (_, row) => row);

function shaped({ length: from, values, mask }: Batch, length: number, rows: Int32Array): Batch {
  const kept = Math.min(from, length);
  const ids = new Int32Array(rows.length * length);
  const real = new Float32Array(rows.length * length);
  rows.forEach((row, at) => {
    ids.set(values.subarray(row * from, row * from + kept), at * length);
    real.set(mask.subarray(row * from, row * from + kept), at * length);
  });
  return { rows: rows.length, length, values: ids, mask: real };
}
