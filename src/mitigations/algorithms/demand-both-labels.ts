import { InvalidInput } from '../../errors.ts';
import { type LabelledRows, labelTotals } from './groups.ts';

/**
 * Refuses groups that nothing can be learnt of: rows that weigh nothing do not count.
 * @param least rows of each label that every group must have.
 * @throws InvalidInput which names the first group that has fewer, and how many it has.
 */
export function demandBothLabels({ label, weight, groups }: LabelledRows, least: number): void {
  const counts = labelTotals({ label, weight: weight.map((each) => (each > 0 ? 1 : 0)), groups });
  for (const [code, [unfavourable, favourable]] of counts.entries()) {
    if (Math.min(unfavourable, favourable) >= least) continue;
    throw new InvalidInput(
      `the group "${groups.names[code]}" has ${favourable} rows with the favourable label and ${unfavourable} with the other, and at least ${least} of each are needed`,
      {},
      'Name fewer attributes to make groups by, join values that are rare, or give more rows.',
    );
  }
}
