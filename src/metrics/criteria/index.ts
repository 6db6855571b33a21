import type { Asked, Criterion, CriterionKind } from './criterion.ts';
import { gaps } from './gap.ts';
import { levels } from './level.ts';
import { worstGroup } from './worst-group.ts';

const kinds: readonly CriterionKind[] = [levels, worstGroup, gaps];

/** All that the candidates of an audit are held against. */
export function criteriaOf(asked: Asked): readonly Criterion[] {
  return kinds.flatMap((kind) => kind(asked));
}
