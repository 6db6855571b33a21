/** ln k!: Stirling's series, whose error is below 1e-11 from 9 on; the small ones by their product. */
export function logFactorial(k: number): number {
  if (k < SMALL_FACTORIALS.length) return SMALL_FACTORIALS[k] as number;
  const x = k + 1;
  const inverse = 1 / (x * x);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

const SMALL_FACTORIALS = Array.from({ length: 10 }, (_, k) =>
  Math.log(Array.from({ length: k }, (_, i) => i + 1).reduce((product, factor) => product * factor, 1)),
);
