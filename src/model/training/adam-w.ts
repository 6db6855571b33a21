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
  /** Share of the rate that the values learn at; 1 unless told. */
  readonly share?: number;
}

/** What AdamW remembers between steps: running means of every parameter's gradient and of its square. */
export interface Moments {
  steps: number;
  readonly first: Map<string, Float64Array>;
  readonly second: Map<string, Float64Array>;
}

export const noMoments = (): Moments => ({ steps: 0, first: new Map(), second: new Map() });

/**
 * AdamW (Loshchilov & Hutter 2019): Adam with weight decay apart from the gradient. Call once per step with all
 * parameters; their `values` and the moments are changed in place. Computed in double precision on the host, hence alike
 * on all engines.
 */
export function adamW(
  weightDecay: number,
  moments: Moments = noMoments(),
): (slopes: readonly Slope[], rate: number) => void {
  return (slopes, rate) => {
    const steps = ++moments.steps;
    const unbias = 1 / Math.sqrt(1 - SECOND_DECAY ** steps);
    for (const { name, values, gradient, decays, share = 1 } of slopes) {
      const first = momentOf(moments.first, name, values.length);
      const second = momentOf(moments.second, name, values.length);
      const pace = (share * rate) / (1 - FIRST_DECAY ** steps);
      const kept = decays ? 1 - share * rate * weightDecay : 1;
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

function momentOf(moments: Map<string, Float64Array>, name: string, size: number): Float64Array {
  const known = moments.get(name);
  if (known) return known;
  const fresh = new Float64Array(size);
  moments.set(name, fresh);
  return fresh;
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
