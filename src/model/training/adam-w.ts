const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const EPSILON = 1e-8;

/** The values of one parameter and what the loss changes by them. */
export interface Slope {
  readonly name: string;
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  /** Whether the values are drawn towards 0: matrices are, biases and norms are not. */
  readonly decays: boolean;
}

/**
 * AdamW (Loshchilov & Hutter 2019): Adam with weight decay apart from the gradient. Call once per step with all
 * parameters; their `values` are changed in place. Computed in double precision on the host, hence alike on all engines.
 */
export function adamW(weightDecay: number): (slopes: readonly Slope[], rate: number) => void {
  const moments = new Map<string, { readonly first: Float64Array; readonly second: Float64Array }>();
  let steps = 0;
  return (slopes, rate) => {
    steps++;
    const pace = rate / (1 - FIRST_DECAY ** steps);
    const unbias = 1 / Math.sqrt(1 - SECOND_DECAY ** steps);
    for (const { name, values, gradient, decays } of slopes) {
      const fresh = () => new Float64Array(values.length);
      const { first, second } = moments.get(name) ?? { first: fresh(), second: fresh() };
      moments.set(name, { first, second });
      const kept = decays ? 1 - rate * weightDecay : 1;
      for (let i = 0; i < values.length; i++) {
        const slope = gradient[i] as number;
        const mean = FIRST_DECAY * (first[i] as number) + (1 - FIRST_DECAY) * slope;
        const square = SECOND_DECAY * (second[i] as number) + (1 - SECOND_DECAY) * slope * slope;
        first[i] = mean;
        second[i] = square;
        values[i] = kept * (values[i] as number) - (pace * mean) / (unbias * Math.sqrt(square) + EPSILON);
      }
    }
  };
}

/** Scales all gradients together, in place, so that their joint length is at most `longest`. Returns what it was. */
export function clip(slopes: readonly Slope[], longest: number): number {
  let squares = 0;
  for (const { gradient } of slopes) {
    for (let i = 0; i < gradient.length; i++) squares += (gradient[i] as number) ** 2;
  }
  const length = Math.sqrt(squares);
  if (length <= longest) return length;
  const scale = longest / length;
  for (const { gradient } of slopes) {
    for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] as number) * scale;
  }
  return length;
}
