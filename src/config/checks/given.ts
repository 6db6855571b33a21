import { quoted } from '../../data/columns/column.ts';
import { comparisons } from '../../metrics/comparisons.ts';
import { unfitWithin } from '../../metrics/conditional/unfit.ts';
import { metrics } from '../../metrics/index.ts';
import { pairMetrics } from '../../metrics/pairs/index.ts';
import { suggest } from '../../registry.ts';
import { ofEachRule } from './of-each-rule.ts';

/** What is held equal is a column that the audit knows, and not what the groups are told apart by. */
export const ruleGivenIsKnown = ofEachRule(({ by, given = [] }, config) => {
  const source = config.dataset ?? config.predictions;
  const known = [...(source?.protected ?? []), ...(source?.stratum === undefined ? [] : [source.stratum])];
  const wrong = given.findIndex((name) => !known.includes(name) || by.includes(name));
  const name = given[wrong];
  if (name === undefined) return undefined;
  return by.includes(name)
    ? {
        what: `the rule compares groups by ${quoted(name)} and holds it equal`,
        path: `/given/${wrong}`,
        remedy: 'Name it under "by" or under "given".',
      }
    : {
        what: `${quoted(name)} is neither the stratum nor a protected attribute`,
        path: `/given/${wrong}`,
        remedy: suggest(name, known),
      };
});

/** Rates of two groups are what strata can be asked for. */
export const ruleGivenHasMeaning = ofEachRule(({ metric, comparison, given, against = 'rest' }) => {
  if (!given) return undefined;
  if (comparison === undefined || pairMetrics.has(metric)) {
    return {
      what: 'the rule holds columns equal and compares nothing',
      path: '/given',
      remedy: 'Add "comparison", or leave "given" out.',
    };
  }
  const unfit = unfitWithin(metrics.get(metric), comparisons.get(comparison), against);
  return unfit && { what: unfit.what, path: `/${unfit.about}`, remedy: unfit.remedy };
});

/** The further tests of a failure are of all rows together. */
export const ruleGivenHasNoLegs = ofEachRule(({ given, significance, floor }) =>
  given && (significance !== undefined || floor !== undefined)
    ? {
        what: 'significance and floor are of groups as they are, not within strata',
        path: significance === undefined ? '/floor' : '/significance',
        remedy: 'Leave it out, or leave "given" out.',
      }
    : undefined,
);
