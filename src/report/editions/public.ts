import { type AuditResult, type Finding, type SliceId, sliceKey } from '../../result/index.ts';
import { groupText, sameAttributes } from '../groups.ts';
import { count } from '../numbers.ts';
import { cellsOf } from './cell.ts';
import type { Edition } from './edition.ts';
import { withheld } from './withheld.ts';

/** Groups that the notice names. */
const NAMED = 20;

/** A number of one slice beside others, or (no `slice`) of all groups by the same attributes together. */
interface Compared {
  readonly by: readonly string[];
  readonly slice?: SliceId;
  readonly against?: SliceId;
}

/** The outcome stays, as the verdict rests on it; every number goes. */
const silenced = ({ rule, slice, outcome, direction, expected }: Finding): Finding => ({
  rule,
  slice,
  outcome,
  direction,
  expected,
  actual: { known: false, because: 'withheld', n: 0 },
  people: 0,
});

export const publicEdition: Edition<'public'> = {
  id: 'public',
  title: 'For everybody: no count of few people, and none that could be worked out',
  of(result, smallest) {
    const cells = cellsOf(result);
    const hidden = withheld(cells, smallest);
    const isTold = (slice: SliceId | undefined) => slice === undefined || !hidden.has(sliceKey(slice));
    const incomplete = [...hidden].map((key) => Object.keys(cells.get(key)?.slice ?? {}));
    const isWhole = (by: readonly string[]) => !incomplete.some((names) => sameAttributes(names, by));
    const isComparable = ({ by, slice, against }: Compared) =>
      isTold(slice) && isTold(against) && (slice !== undefined || isWhole(by));
    // Scores and strata are counted too finely for anything of them to be told.
    const { scores: _, conditional: __, terms, evidence, pairs, ...rest } = result;
    return {
      ...rest,
      findings: result.findings.map((finding) =>
        isTold(finding.slice) && isTold(finding.reference) ? finding : silenced(finding),
      ),
      slices: result.slices.filter(({ slice }) => isTold(slice)),
      measures: result.measures.filter(({ slice }) => isTold(slice)),
      disparities: result.disparities.filter(isComparable).map(({ missing, ...disparity }) => ({
        ...disparity,
        ...(missing && isWhole(disparity.by) && { missing }),
      })),
      ...(pairs && { pairs: pairs.filter(isComparable) }),
      ...(terms && { terms: { ...terms, slices: terms.slices.filter(({ slice }) => isTold(slice)) } }),
      ...(evidence && {
        evidence: { ...evidence, accuracy: spoken(evidence.accuracy, isTold) },
      }),
      // What is noticed of the data may tell of few rows.
      notices: [
        notice(
          result,
          [...hidden].map((key) => cells.get(key)?.slice ?? {}),
          smallest,
        ),
      ],
    };
  },
};

function spoken<Accuracy extends NonNullable<AuditResult['evidence']>['accuracy']>(
  { worst, ...accuracy }: Accuracy,
  isTold: (slice: SliceId) => boolean,
) {
  const kept = worst && isTold(worst.pretrained.slice) && isTold(worst.random.slice);
  return { ...accuracy, ...(kept && { worst }) };
}

function notice(result: AuditResult, hidden: readonly SliceId[], smallest: number) {
  const names = hidden.slice(0, NAMED).map((slice) => groupText(slice, result));
  const more = hidden.length - names.length;
  return {
    code: 'edition-public',
    message:
      hidden.length === 0
        ? `This is the public edition. No count of fewer than ${smallest} people would tell of anybody: only the score distributions and the notices about the data are left out.`
        : `This is the public edition: score distributions and notices about the data are left out, and so is every number about ${count(hidden.length)} groups in which a count of fewer than ${smallest} people could be read or worked out (${[...names, ...(more > 0 ? [`and ${count(more)} more`] : [])].join('; ')}). The verdict rests on them all the same.`,
  };
}
