import type { Arm, LearningPoint, Reached, Target } from '../../result/index.ts';

/** AUCs that are asked about, besides the best of the random arm. */
const ROUND = Array.from({ length: 20 }, (_, twentieth) => twentieth / 20);

interface Point {
  readonly amount: number;
  readonly auc: number;
}

/**
 * What both arms need to reach round AUCs, and the best that the random arm reaches. Round ones that both reach at once,
 * or neither reaches, are left out. Empty where no AUC is known.
 * @param amountOf what is asked about, rows or steps; it rises from point to point
 */
export function needed(
  points: readonly LearningPoint[],
  amountOf: (point: LearningPoint) => number,
): Target[] {
  const curve = (arm: Arm) =>
    points.flatMap((point): Point[] => {
      const auc = point.auc[arm];
      return auc.known ? [{ amount: amountOf(point), auc: auc.value }] : [];
    });
  const [pretrained, random] = [curve('pretrained'), curve('random')];
  if (pretrained.length === 0 || random.length === 0) return [];
  const target = (auc: number): Target => ({
    auc,
    reached: { pretrained: firstReached(pretrained, auc), random: firstReached(random, auc) },
  });
  const best = Math.max(...random.map(({ auc }) => auc));
  return [...ROUND.map(target).filter(tells), target(best)].sort((a, b) => a.auc - b.auc);
}

function tells({ reached: { pretrained, random } }: Target): boolean {
  return pretrained.answer !== random.answer || pretrained.answer === 'at';
}

/** Between two points a curve is a line over the logarithm of the amount. */
function firstReached(curve: readonly Point[], auc: number): Reached {
  const place = curve.findIndex((point) => point.auc >= auc);
  const [before, there] = [curve[place - 1], curve[place] ?? (curve.at(-1) as Point)];
  if (place === -1) return { answer: 'beyond', amount: there.amount };
  if (!before) return { answer: 'at-most', amount: there.amount };
  const way = (auc - before.auc) / (there.auc - before.auc);
  return { answer: 'at', amount: Math.round(before.amount * (there.amount / before.amount) ** way) };
}
