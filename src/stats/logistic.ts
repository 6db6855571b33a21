/** Successes and failures, in weight, at one value of x. */
export interface Trials {
  readonly x: number;
  readonly successes: number;
  readonly failures: number;
}

export interface Line {
  readonly intercept: number;
  readonly slope: number;
}

/** Newton's method doubles the right digits with each step; so small a one is the last. */
const LAST_STEP = 1e-9;
const MOST_STEPS = 100;
/** Likelihoods that lie no farther apart than this, as a share of themselves, are the same. */
const ROUNDING = 1e-12;

/**
 * Logistic regression on one variable by maximum likelihood (Cox 1958). Undefined where the likelihood has no maximum:
 * where successes and failures do not overlap in x (Albert & Anderson 1984), as where all x are equal.
 */
export function logistic(trials: readonly Trials[]): Line | undefined {
  if (!overlapping(trials)) return undefined;
  let line: Line = { intercept: 0, slope: 0 };
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const step = newtonStep(trials, line);
    line = uphill(trials, line, step);
    if (Math.max(Math.abs(step.intercept), Math.abs(step.slope)) < LAST_STEP) break;
  }
  return line;
}

/** As much of a step as does not lead downhill. */
function uphill(trials: readonly Trials[], from: Line, step: Line): Line {
  const least = logLikelihood(trials, from) * (1 + ROUNDING);
  let share = 1;
  let line = along(from, step, share);
  while (logLikelihood(trials, line) < least && share > LAST_STEP) {
    share /= 2;
    line = along(from, step, share);
  }
  return line;
}

function along({ intercept, slope }: Line, step: Line, share: number): Line {
  return { intercept: intercept + share * step.intercept, slope: slope + share * step.slope };
}

function newtonStep(trials: readonly Trials[], { intercept, slope }: Line): Line {
  let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
  for (const { x, successes, failures } of trials) {
    const p = 1 / (1 + Math.exp(-(intercept + slope * x)));
    const residual = successes * (1 - p) - failures * p;
    const information = (successes + failures) * p * (1 - p);
    g0 += residual;
    g1 += residual * x;
    h00 += information;
    h01 += information * x;
    h11 += information * x * x;
  }
  const determinant = h00 * h11 - h01 * h01;
  return { intercept: (h11 * g0 - h01 * g1) / determinant, slope: (h00 * g1 - h01 * g0) / determinant };
}

function logLikelihood(trials: readonly Trials[], { intercept, slope }: Line): number {
  let sum = 0;
  for (const { x, successes, failures } of trials) {
    const odds = intercept + slope * x;
    sum -= successes * softPlus(-odds) + failures * softPlus(odds);
  }
  return sum;
}

/** ln(1 + eˣ) without overflow. */
function softPlus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
}

function overlapping(trials: readonly Trials[]): boolean {
  const of = (kind: 'successes' | 'failures') => {
    const xs = trials.filter((trial) => trial[kind] > 0).map(({ x }) => x);
    return { least: Math.min(...xs), most: Math.max(...xs) };
  };
  const [good, bad] = [of('successes'), of('failures')];
  return good.least < bad.most && bad.least < good.most;
}
