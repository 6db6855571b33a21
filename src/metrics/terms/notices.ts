import { type Notice, sliceLabel, type TermProfile, type TermReport } from '../../result/index.ts';

/** So many groups are named; the report's table marks all. */
const NAMED = 5;

type Worse = TermProfile['worse'][number];

const said: Readonly<Record<Worse, { code: string; what: string; number(value: number): string }>> = {
  cutOff: { code: 'cut-off-unequally', what: 'cut off more often', number: percent },
  piecesPerWord: {
    code: 'broken-up-unequally',
    what: 'broken into more pieces per word',
    number: (value) => value.toFixed(2),
  },
  unknown: {
    code: 'unknown-unequally',
    what: 'unknown to the tokenizer in more of their tokens',
    number: percent,
  },
};

/** One notice for each way in which some groups' texts fare worse than everybody else's. */
export function termNotices({ column, slices }: TermReport): Notice[] {
  return (Object.keys(said) as Worse[]).flatMap((name) => {
    const { code, what, number } = said[name];
    const groups = slices.filter(({ worse }) => worse.includes(name));
    if (groups.length === 0) return [];
    const named = groups.slice(0, NAMED).map((profile) => {
      const estimate = profile[name];
      return estimate.known
        ? `${sliceLabel(profile.slice)} (${number(estimate.value)})`
        : sliceLabel(profile.slice);
    });
    const more = groups.length > NAMED ? [`${groups.length - NAMED} more groups`] : [];
    const everyone = slices[0]?.[name];
    const overall = everyone?.known ? ` Of everybody: ${number(everyone.value)}.` : '';
    return {
      code,
      message: `Texts of “${column}” are ${what} in these groups than in the rest: ${[...named, ...more].join('; ')}.${overall}`,
    };
  });
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
