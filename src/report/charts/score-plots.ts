import type { AuditResult, ScoreProfile, ScoreReport } from '../../result/index.ts';
import type { BlockOf } from '../block.ts';
import { groupText } from '../groups.ts';
import { count, decimal, share } from '../numbers.ts';
import { type Part, partsOf, weightOf } from '../score-shares.ts';
import { profileSpecs } from './profiles.ts';

/** Groups that one drawing can show. */
const MOST = 24;
const TENTHS = 10;

/** In fewer rows than this, a share is chance: the drawing leaves it out. */
const FEWEST = 10;

/** Everyone and the groups by single attributes that have rows. */
const drawn = ({ slices }: ScoreReport): readonly ScoreProfile[] =>
  slices.filter((profile) => Object.keys(profile.slice).length <= 1 && weightOf(profile) > 0).slice(0, MOST);

const middle = ({ from, to }: Part): number => (from + to) / 2;

/** Where half of the rows lie below, to the part. */
function median(parts: readonly Part[]): number {
  const all = parts.reduce((sum, part) => sum + part.all, 0);
  let below = 0;
  for (const part of parts) {
    below += part.all;
    if (2 * below >= all) return middle(part);
  }
  return 1;
}

/** How the scores of each group lie. */
export function distributionChart(result: AuditResult, scores: ScoreReport): BlockOf<'chart'> | undefined {
  const profiles = drawn(scores);
  if (profiles.length === 0) return undefined;
  const shares = profiles.map((profile) => {
    const all = weightOf(profile);
    return partsOf(profile, scores.bins).map((part) => part.all / all);
  });
  const highest = Math.max(...shares.flat());
  const medians = profiles
    .map((profile) => ({ name: groupText(profile.slice, result), at: median(partsOf(profile, scores.bins)) }))
    .sort((a, b) => a.at - b.at);
  const ends = [medians[0], medians.at(-1)].flatMap((end) =>
    end ? [`${end.name}, near ${decimal(end.at)}`] : [],
  );
  const { threshold } = result;
  return {
    kind: 'chart',
    caption: ['Scores of each group'],
    alt: `How the scores of ${count(profiles.length)} groups lie between 0 and 1. The middle score is lowest for ${ends.join(', and highest for ')}. The tables below have every number.`,
    note: [
      'The height is the share of the group’s own rows; all rows of the drawing have one scale.',
      threshold === undefined ? '' : ' Dashed: the score from which the decision is favourable.',
    ],
    ...profileSpecs({
      rows: profiles.map((profile, index) => ({
        label: groupText(profile.slice, result),
        heights: (shares[index] ?? []).map((part) => part / highest),
        text: `n ${count(weightOf(profile))}`,
      })),
      ...(threshold !== undefined && { mark: { at: threshold, words: `≥ ${threshold}` } }),
    }),
  };
}

/** What becomes in truth of those who are scored alike. */
export function calibrationChart(result: AuditResult, scores: ScoreReport): BlockOf<'chart'> | undefined {
  const profiles = drawn(scores);
  if (profiles.length === 0) return undefined;
  const tenths = profiles.map((profile) => partsOf(profile, TENTHS));
  const gaps = profiles
    .flatMap(({ slice }, index) =>
      (tenths[index] ?? [])
        .filter(({ all }) => all >= FEWEST)
        .map((part) => ({ slice, part, gap: part.positives / part.all - middle(part) })),
    )
    .sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
  const [widest] = gaps;
  const said = widest
    ? `The widest gap is that of ${groupText(widest.slice, result)}: of those scored ${widest.part.from}–${widest.part.to}, ${share(widest.part.positives, widest.part.all)} have it.`
    : 'No tenth holds enough rows.';
  return {
    kind: 'chart',
    caption: ['Calibration of each group'],
    alt: `Share with the favourable outcome in truth, by tenth of the score, of ${count(profiles.length)} groups. ${said} The tables below have every number.`,
    note: [
      `The height is the share with the favourable outcome in truth among those scored alike, from 0 to 1; dashed: what the score says. Tenths of fewer than ${FEWEST} rows are left out.`,
    ],
    ...profileSpecs({
      rows: profiles.map((profile, index) => ({
        label: groupText(profile.slice, result),
        heights: (tenths[index] ?? []).map(({ all, positives }) => (all < FEWEST ? 0 : positives / all)),
        text: `n ${count(weightOf(profile))}`,
      })),
      wanted: Array.from({ length: TENTHS }, (_, part) => (part + 0.5) / TENTHS),
    }),
  };
}
