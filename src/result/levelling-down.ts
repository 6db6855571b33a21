import type { CompareResult, LevellingDown } from './compare.ts';
import { sliceLabel } from './slice.ts';

/** Who is made worse for a smaller gap with nobody better for it, in one sentence. */
export function levellingSentence(
  { candidates, criteria }: { candidates: readonly Named[]; criteria: CompareResult['criteria'] },
  { candidate, criterion, worse }: LevellingDown,
): string {
  const title = candidates.find(({ id }) => id === candidate)?.title ?? candidate;
  const gap = criteria.find(({ id }) => id === criterion)?.title ?? criterion;
  return `${title} levels down by “${gap}”: worse for ${worse.map(sliceLabel).join('; ')}, better for none.`;
}

interface Named {
  readonly id: string;
  readonly title: string;
}
