import type { IntervalMethod, Unknown } from '../result/index.ts';
import type { Outcome } from './block.ts';

/** Each outcome by word and by glyph, so that colour is never the only sign. */
export const outcomes: Readonly<Record<Outcome, { readonly word: string; readonly glyph: string }>> = {
  fail: { word: 'Fail', glyph: '✗' },
  inconclusive: { word: 'Inconclusive', glyph: '?' },
  waived: { word: 'Waived', glyph: '~' },
  pass: { word: 'Pass', glyph: '✓' },
  'not-judged': { word: 'Not judged', glyph: '○' },
};

/** Most pressing first. */
export const severity: readonly Outcome[] = ['fail', 'inconclusive', 'waived', 'pass', 'not-judged'];

/** Why a number has no meaning: for a cell, and as a sentence. */
export const unknownReasons: Readonly<Record<Unknown, { readonly short: string; readonly long: string }>> = {
  'no-rows': { short: 'no rows', long: 'Nobody in the data belongs to this group.' },
  'zero-denominator': {
    short: 'nobody to count',
    long: 'Nobody in this group is in the situation that the metric asks about, so its denominator is zero.',
  },
  'too-few-rows': {
    short: 'too few rows',
    long: 'The group is smaller than the number of rows from which a judgement makes sense.',
  },
  'one-class': {
    short: 'one outcome only',
    long: 'Everybody in this group has the same true outcome, so there is nothing to tell apart.',
  },
  'one-group': {
    short: 'one group only',
    long: 'There is only one group, so there is nothing to compare it with.',
  },
  'no-scores': {
    short: 'no scores',
    long: 'The metric needs scores, and the predictions hold decisions only.',
  },
  'no-neighbours': {
    short: 'no neighbours',
    long: 'The metric compares people with those most like them, and the audit does not say by which columns.',
  },
  'no-fit': {
    short: 'no fit',
    long: 'The curve that the metric asks for cannot be fitted: all scores are alike, or they tell the outcomes apart without any overlap.',
  },
  'no-common-stratum': {
    short: 'no common stratum',
    long: 'In no stratum are there both people of this group and others to compare them with.',
  },
  withheld: {
    short: 'withheld',
    long: 'The number is known, but is no part of this edition: it would tell of too few people.',
  },
  'no-spread': {
    short: 'no spread',
    long: 'All scores are alike, so that there is no spread to measure a distance by.',
  },
};

/** Each kind of interval by name and in plain words. */
export const intervalMethods: Readonly<
  Record<IntervalMethod, { readonly title: string; readonly plain: string }>
> = {
  wilson: {
    title: 'Wilson',
    plain:
      'For a proportion: the range of true proportions under which the count observed would be no surprise. It stays within 0 and 1 and is honest for small groups (Wilson 1927).',
  },
  'clopper-pearson': {
    title: 'Clopper–Pearson',
    plain:
      'For a proportion: the true proportions that an exact test does not reject. It covers at least as often as it says, and is wider for it (Clopper and Pearson 1934).',
  },
  'agresti-coull': {
    title: 'Agresti–Coull',
    plain:
      'For a proportion: a normal interval around the midpoint of Wilson’s, never narrower than that (Agresti and Coull 1998).',
  },
  jeffreys: {
    title: 'Jeffreys',
    plain:
      'For a proportion: what is believed of it after the count when nothing was known before (Brown, Cai and DasGupta 2001).',
  },
  'cell-bootstrap': {
    title: 'cell bootstrap',
    plain:
      'For numbers that are no plain proportion: the counts of each cell of the table are drawn again many times, as if the data had been gathered anew, and the middle of the numbers that result is the interval, moved for how unevenly they lie (BCa, Efron 1987) and widened for few rows as Student’s is (Hesterberg 2015). For the size of gaps, which chance makes too large, the lower end is what is left when as large a size as chance alone brings about is taken away.',
  },
  'mover-jeffreys': {
    title: 'Jeffreys limits by variance recovery',
    plain:
      'For the difference of two proportions: the Jeffreys intervals of both groups are combined by recovering their variances (Laud 2017).',
  },
  newcombe: {
    title: 'Newcombe',
    plain:
      'For the difference of two proportions: the Wilson intervals of both groups are combined (Newcombe 1998).',
  },
  'miettinen-nurminen': {
    title: 'Miettinen–Nurminen',
    plain:
      'For the difference of two proportions: the differences that a score test does not reject (Miettinen and Nurminen 1985).',
  },
  'mover-ratio': {
    title: 'ratio by variance recovery',
    plain:
      'For the ratio of two proportions: the intervals of both groups are combined by recovering their variances (Donner and Zou 2012).',
  },
  koopman: {
    title: 'Koopman',
    plain: 'For the ratio of two proportions: the ratios that a score test does not reject (Koopman 1984).',
  },
  katz: {
    title: 'Katz',
    plain:
      'For the ratio of two proportions: a normal interval on the logarithm, meant for counts that are not small (Katz et al. 1978).',
  },
  'simultaneous-wilson': {
    title: 'simultaneous Wilson',
    plain:
      'For the widest gap among several groups, or the mean one: the Wilson intervals of all groups are widened so that they hold together, and the gap that they leave no doubt of is the end towards no gap; the other end is the gap that any two groups allow by themselves. It holds at parity too.',
  },
  'simultaneous-bootstrap': {
    title: 'simultaneous bootstrap',
    plain:
      'For the widest gap among several groups, or the mean one, in a number that is no plain proportion: bootstrap intervals of all groups are widened so that they hold together, and the gap that they leave no doubt of is the end towards no gap; the other end is the gap that any two groups allow by themselves.',
  },
  'simultaneous-jeffreys': {
    title: 'simultaneous Jeffreys',
    plain:
      'For the widest gap among several groups, or the mean one: as simultaneous Wilson, from the Jeffreys intervals of the groups, which keep their promise for rates near 0 and 1 when many groups are compared.',
  },
  woodruff: {
    title: 'Woodruff',
    plain:
      'For a quantile: the quantiles of a somewhat smaller and a somewhat larger share of the rows, namely the ends of the Wilson interval of the share that is asked for (Woodruff 1952).',
  },
  recovered: {
    title: 'variance recovery',
    plain:
      'For two numbers set side by side, such as the quantiles of two groups: the intervals of both are combined by recovering their variances (Zou and Donner 2008); where both rest on the same rows, together with how they move with each other (Zou 2007).',
  },
  'mantel-haenszel': {
    title: 'Mantel–Haenszel',
    plain:
      'For a rate compared within strata, like with like: every stratum counts by how many of both groups it holds (Mantel and Haenszel 1959). How well the difference or the ratio is known follows from all strata, however small (Sato 1989, Greenland and Robins 1985), and the interval is that of two groups as large as tell as much.',
  },
  'simultaneous-woodruff': {
    title: 'simultaneous Woodruff',
    plain:
      'For the widest gap among several groups in a quantile: the intervals of all groups are widened so that they hold together, and the widest gap that they leave no doubt of is the end towards no gap; the other end is the widest gap that any two groups allow by themselves.',
  },
  'ratio-of-sums': {
    title: 'ratio of sums',
    plain:
      'For a number per word: the words of one text are no independent draws, so the texts are taken for the draws, and how much they differ gives the interval (Cochran 1977).',
  },
  'clustered-wilson': {
    title: 'Wilson, clustered',
    plain:
      'For a share of words or tokens: Wilson’s interval at the number of them that would tell as much if each came from a text of its own (Korn and Graubard 1998).',
  },
  'repeated-student': {
    title: 'Student, of models and rows',
    plain:
      'For the mean of a number over several models that were trained anew: how much the models differ and how much the test rows differ (DeLong and others 1988) are added up, and Student’s distribution allows for how few models there are (Satterthwaite 1946).',
  },
  'simultaneous-student': {
    title: 'simultaneous Student',
    plain:
      'For the lowest number among several groups: Student’s intervals of all groups are widened so that they hold together; the lowest of their lower ends and the lowest of their upper ends bound it, whichever group is truly the lowest.',
  },
};

/** The words as the beginning of a sentence. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
