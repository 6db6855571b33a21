import { cellsOf } from './cells.ts';
import { demandBothLabels } from './demand-both-labels.ts';
import type { LabelledRows } from './groups.ts';

/** Scores closer to 0 or 1 than this lose as if they were this close. */
const CLOSEST = 1e-7;

/** Trains a model by these weights and returns its scores of the same rows, in [0, 1]. */
export type Train = (weight: Float64Array) => Promise<Float64Array>;

/**
 * Weights under which the model’s worst mean loss of any group and label is as low as it gets: cells that lose more weigh more
 * in the next round, exponentially (Sagawa et al. 2020; between trainings, as Diana et al. 2021).
 * @param step how strongly a cell’s loss moves its weight.
 * @returns the weights of the round whose worst cell lost least.
 * @throws InvalidInput when a group lacks one of the labels.
 */
export async function worstGroupWeights(
  rows: LabelledRows,
  { rounds, step }: { rounds: number; step: number },
  train: Train,
): Promise<Float64Array> {
  demandBothLabels(rows, 1);
  const { codes, count } = cellsOf(rows);
  const sums = sumsBy(codes, count, rows.weight);
  let shares = sums.map(() => 1 / count);
  let best = { weight: rows.weight, worst: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round++) {
    const factors = shares.map((share, cell) => share / (sums[cell] as number));
    const weight = rows.weight.map((own, row) => own * (factors[codes[row] as number] as number));
    const score = await train(weight);
    const lost = sumsBy(
      codes,
      count,
      rows.weight.map((own, row) => own * lossOf(score[row] as number, rows.label[row] as number)),
    );
    const losses = lost.map((sum, cell) => sum / (sums[cell] as number));
    const worst = Math.max(...losses);
    if (worst < best.worst) best = { weight, worst };
    const raised = shares.map((share, cell) => share * Math.exp(step * (losses[cell] as number)));
    const total = raised.reduce((sum, each) => sum + each, 0);
    shares = raised.map((each) => each / total);
  }
  return best.weight;
}

function sumsBy(codes: Int32Array, count: number, values: Float64Array): number[] {
  const sums = Array<number>(count).fill(0);
  codes.forEach((code, row) => {
    sums[code] = (sums[code] as number) + (values[row] as number);
  });
  return sums;
}

function lossOf(score: number, label: number): number {
  return -Math.log(Math.max(CLOSEST, label === 1 ? score : 1 - score));
}
