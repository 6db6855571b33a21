import type { Figure } from '../benchmark.ts';

/** `docs/coverage.md`. */
export function page(figures: readonly Figure[]): string {
  const rows = figures.map(({ id, value, unit, goal = '', met, against = '' }) => {
    const verdict = met === undefined ? '' : met ? 'yes' : '**no**';
    return `| ${id} | ${value}${unit === '%' ? ' %' : ''} | ${goal} | ${verdict} | ${against} |`;
  });
  return `# How often the intervals hold the truth

Intervals at 95 % should hold the truth in 95 of 100 audits. This is how often they do when the truth is known, because
the data were drawn from it. \`npm run bench -- coverage --write\` writes this page; it is seeded, so that it comes out the
same on every machine.

- **Rates**: 20 to 5,000 rows, rates of .02 to .98; exact, over all counts there may be.
- **Differences and ratios** of two groups: 20 to 5,000 rows, equal and unequal, all pairs of rates of .02 to .98; exact for
  few rows, else drawn. An interval without an upper end holds all above its lower one; Katz’s has nothing to say of counts
  of 0, which counts as holding the truth.
- **Widest gap** of 2, 3, 5, 12 and 40 groups, as \`measure\` gives it: 10 to 5,000 rows per group, equal and unequal; rates of
  .02 to .98; at parity, with one group lower, and with all apart. Draws in which a ratio has no interval (its groups are
  so small that the highest rate may be 0) are left out. Differential fairness over the same grid.
- **Clustered** rates and differences, as \`measure\` gives them: 15 to 200 people a group with up to four decisions each, of
  which none, half or all are the same; 300 draws each. **Within strata**: 4 to 120 strata of many rows or one or two, one
  or three decisions about each person.
- **Bootstrap** (BCa, with Student’s tails) of what has no interval in closed form: 20 to 1,000 rows, 15 and 50 % of which are
  favourable, told apart hardly to nearly always; 300 draws each.
- **Gate** of four fifths over 40 slices, each against the best: how often it fails where all are alike, and where one is not.

A cell that looks low is drawn anew with ten times the draws (of the widest gap of two groups, looked at over all counts there
may be), so that the worst is not the unluckiest. Widths are means, in rates or as a ratio.

| figure | value | goal | met | where or what |
|---|---:|---|---|---|
${rows.join('\n')}
`;
}
