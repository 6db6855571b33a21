import type { AuditResult, Estimate, SliceId, Unknown } from '../../result/index.ts';
import type { Block, Text } from '../block.ts';
import { comparisonLink, metricLink } from '../definitions.ts';
import { groupingName, groupName } from '../groups.ts';
import { count } from '../numbers.ts';
import type { ReportSection } from '../section.ts';
import { capitalised, unknownReasons } from '../words.ts';

const FOLD = 12;

interface Gap {
  readonly what: Text;
  readonly where: Text;
  readonly because: Unknown;
  readonly n: number;
}

function gap(what: Text, where: Text, estimate: Estimate): readonly Gap[] {
  return estimate.known ? [] : [{ what, where, because: estimate.because, n: estimate.n }];
}

function gaps(result: AuditResult): readonly Gap[] {
  const place = (by: readonly string[], slice: SliceId | undefined): Text =>
    slice
      ? [groupName(slice, result)]
      : by.length === 0
        ? ['everyone']
        : ['all groups by ', groupingName(by)];
  return [
    ...result.measures.flatMap(({ metric, slice, estimate }) =>
      gap([metricLink(result, metric)], place([], slice), estimate),
    ),
    ...result.disparities.flatMap(({ metric, comparison, by, slice, estimate }) =>
      gap([metricLink(result, metric), ', ', comparisonLink(result, comparison)], place(by, slice), estimate),
    ),
    ...(result.pairs ?? []).flatMap(({ metric, by, slice, estimate }) =>
      gap([metricLink(result, metric)], place(by, slice), estimate),
    ),
    ...(result.conditional ?? []).flatMap(({ metric, comparison, given, by, slice, estimate }) =>
      gap(
        [
          metricLink(result, metric),
          ', ',
          comparisonLink(result, comparison),
          ' within ',
          groupingName(given),
        ],
        place(by, slice),
        estimate,
      ),
    ),
  ];
}

function table(of: readonly Gap[]): Block {
  return {
    kind: 'table',
    caption: ['Numbers that have no meaning here'],
    columns: [
      { head: ['Group'] },
      { head: ['Number'] },
      { head: ['Why'] },
      { head: ['Rests on'], align: 'end' },
    ],
    rows: of.map(({ what, where, because, n }) => ({
      cells: [where, what, [unknownReasons[because].short], [`${count(n)} ${n === 1 ? 'row' : 'rows'}`]],
    })),
  };
}

function reasons(of: readonly Gap[]): Block {
  const present = (Object.keys(unknownReasons) as Unknown[]).filter((reason) =>
    of.some(({ because }) => because === reason),
  );
  return {
    kind: 'facts',
    items: present.map((reason) => {
      const number = of.filter(({ because }) => because === reason).length;
      const { short, long } = unknownReasons[reason];
      return { term: [`${capitalised(short)} (${count(number)})`], value: [long] };
    }),
  };
}

export const unknowns: ReportSection = {
  id: 'unknowns',
  title: 'What could not be measured',
  render(result) {
    const found = gaps(result);
    if (found.length === 0)
      return [{ kind: 'prose', text: ['Every number that was asked for could be measured.'] }];
    const listing = table(found);
    return [
      {
        kind: 'prose',
        text: ['These numbers are left undefined. None is counted as zero, and none lets a rule pass.'],
      },
      reasons(found),
      found.length <= FOLD
        ? listing
        : { kind: 'details', summary: [`All ${count(found.length)} of them`], blocks: [listing] },
    ];
  },
};
