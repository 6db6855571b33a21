/** The learning rate of a step (counted from 0): up in a line for the first `warmUp` share of the steps, then down to 0. */
export function warmUpThenDecay(rate: number, steps: number, warmUp: number): (step: number) => number {
  const rising = Math.round(steps * warmUp);
  return (step) =>
    step < rising ? (rate * (step + 1)) / rising : (rate * (steps - step)) / Math.max(1, steps - rising);
}
