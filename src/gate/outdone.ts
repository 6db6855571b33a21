import type { CompareResult } from '../result/index.ts';

/** What was measured of candidates, as far as it decides between them. */
export type Compared = Pick<CompareResult, 'confidence' | 'criteria' | 'values' | 'differences'>;

/** By which criteria one candidate is shown to be better than another. */
export type ShownBetter = (candidate: string, than: string) => readonly string[];

/** Shown is what stays after correction for all comparisons: an adjusted p-value of at most 1 − confidence. */
export function shownBetter({ confidence, criteria, differences }: Compared): ShownBetter {
  return (candidate, than) =>
    criteria
      .filter(({ id, better }) => {
        const towards = better === 'higher' ? 1 : -1;
        return differences.some(({ criterion, estimate, adjusted, ...pair }) => {
          if (criterion !== id || !estimate.known || adjusted === undefined) return false;
          if (adjusted > 1 - confidence) return false;
          const gain = towards * estimate.value;
          const asAsked = pair.candidate === candidate && pair.against === than;
          const reversed = pair.candidate === than && pair.against === candidate;
          return (asAsked && gain > 0) || (reversed && gain < 0);
        });
      })
      .map(({ id }) => id);
}

/** Candidates that no other outdoes: none is at least as good by every criterion and shown to be better by one. */
export function frontOf(compared: Compared, candidates: readonly string[]): readonly string[] {
  const better = shownBetter(compared);
  return candidates.filter(
    (candidate) =>
      !candidates.some(
        (other) => better(other, candidate).length > 0 && isAtLeastAsGood(compared, other, candidate),
      ),
  );
}

/** What is not known of either tells nothing; what is known of one alone cannot be held against the other. */
function isAtLeastAsGood({ criteria, values }: Compared, candidate: string, as: string): boolean {
  const known = (id: string, criterion: string) => {
    const estimate = values.find(
      (value) => value.candidate === id && value.criterion === criterion,
    )?.estimate;
    return estimate?.known ? estimate.value : undefined;
  };
  return criteria.every(({ id, better }) => {
    const [own, other] = [known(candidate, id), known(as, id)];
    if (own === undefined || other === undefined) return own === other;
    return better === 'higher' ? own >= other : own <= other;
  });
}
