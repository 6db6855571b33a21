import type { Strata } from '../../result/index.ts';
import type { Stratum } from '../../stats/mantel-haenszel.ts';
import { countedPart, type Part, partWithout, sumOfParts } from './part.ts';
import type { Parts } from './strata-field.ts';

/** A group and its reference in one stratum. */
export type Side = readonly [group: Part, reference: Part];

/** A group and its reference, which is everybody else where it is not said, stratum by stratum. */
export function sidesOf(parts: Parts, group: number, against: number | undefined): readonly Side[] {
  return (parts[group] ?? []).map((part, stratum) => {
    const isReference = (other: number) => (against === undefined ? other !== group : other === against);
    const others = parts.flatMap((each, other) => (isReference(other) ? (each[stratum] ?? []) : []));
    return [part, sumOfParts(others)];
  });
}

/** What is left without the rows of one batch. */
export function sidesWithout(whole: readonly Side[], batch: readonly Side[]): readonly Side[] {
  return whole.map(([group, reference], stratum) => {
    const [own, others] = batch[stratum] as Side;
    return [partWithout(group, own), partWithout(reference, others)];
  });
}

export function strataOf(sides: readonly Side[]): readonly Stratum[] {
  return sides.map(([group, reference]) => [countedPart(group), countedPart(reference)]);
}

export const holdsBoth = ([group, reference]: Stratum): boolean => group.n > 0 && reference.n > 0;

/** How many strata tell something, and how many do not. */
export function tellingStrata(strata: readonly Stratum[]): Pick<Strata, 'used' | 'oneSided' | 'empty'> {
  const used = strata.filter(holdsBoth).length;
  const empty = strata.filter(([a, b]) => a.n === 0 && b.n === 0).length;
  return { used, oneSided: strata.length - used - empty, empty };
}
