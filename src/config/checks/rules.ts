import { quoted } from '../../data/columns/column.ts';
import { comparesPairs } from '../../metrics/comparison.ts';
import { comparisons, comparisonsOf } from '../../metrics/comparisons.ts';
import { metrics } from '../../metrics/index.ts';
import { pairMetrics } from '../../metrics/pairs/index.ts';
import { unsuited } from '../../metrics/suited.ts';
import { suggest } from '../../registry.ts';
import type { Check } from './check.ts';
import { ofEachRule } from './of-each-rule.ts';

export const ruleIdsDiffer: Check = ({ policy }) => {
  const ids = (policy?.rules ?? []).map(({ id }) => id);
  const again = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  return again === -1
    ? undefined
    : {
        what: `two rules are called "${ids[again]}"`,
        path: `/policy/rules/${again}/id`,
        remedy: 'Give each rule a name of its own.',
      };
};

export const someRuleBlocks: Check = ({ policy }) =>
  policy === undefined || policy.packs.length > 0 || policy.rules.some(({ severity }) => severity === 'block')
    ? undefined
    : {
        what: 'no rule of the policy blocks, so that nothing could ever fail',
        path: '/policy/rules',
        remedy: 'Let one rule at least have the severity "block".',
      };

export const ruleLegsHaveShares = ofEachRule(({ metric, comparison, significance, floor }) => {
  if (significance === undefined && floor === undefined) return undefined;
  const path = significance === undefined ? '/floor' : '/significance';
  const isShare = metrics.has(metric) && metrics.get(metric).count !== undefined;
  if (isShare && comparison !== undefined && comparesPairs(comparisons.get(comparison))) return undefined;
  return {
    what: `${metric}${comparison === undefined ? '' : `, ${comparison},`} is no share of rows compared with that of one group`,
    path,
    remedy: 'Ask for significance or a floor of a ratio or difference of selection rates or the like.',
  };
});

export const ruleHasLimit = ofEachRule(({ atLeast, atMost }) => {
  if (atLeast === undefined && atMost === undefined) {
    return { what: 'the rule has no limit', path: '', remedy: 'Add "atLeast", "atMost" or both.' };
  }
  return atLeast !== undefined && atMost !== undefined && atLeast > atMost
    ? {
        what: `nothing can be at least ${atLeast} and at most ${atMost}`,
        path: '/atLeast',
        remedy: 'Make "atLeast" the smaller of the two.',
      }
    : undefined;
});

export const ruleGroupsAreProtected = ofEachRule(({ by }, config) => {
  const known = (config.dataset ?? config.predictions)?.protected ?? [];
  const unknown = by.findIndex((attribute) => !known.includes(attribute));
  return unknown === -1
    ? undefined
    : {
        what: `${quoted(by[unknown] ?? '')} is not among the protected attributes`,
        path: `/by/${unknown}`,
        remedy: suggest(by[unknown] ?? '', known),
      };
});

export const ruleCrossesNoMoreThanMeasured = ofEachRule(({ by }, { slices }) =>
  by.length > slices.order
    ? {
        what: `the rule crosses ${by.length} attributes and the audit measures ${slices.order} at most`,
        path: '/by',
        remedy: `Set "slices": {"order": ${by.length}}.`,
      }
    : undefined,
);

export const ruleOfTwoGroupsIsNotCompared = ofEachRule(({ metric, comparison, against }) => {
  if (!pairMetrics.has(metric)) return undefined;
  if (comparison !== undefined) {
    return {
      what: `${metric} already is of two groups, and has no ${comparison}`,
      path: '/comparison',
      remedy: 'Leave "comparison" out.',
    };
  }
  return against === 'best'
    ? {
        what: `${metric} is of two groups, none of which is the best by it`,
        path: '/against',
        remedy: 'Name "rest", "overall" or a group.',
      }
    : undefined;
});

export const ruleComparesGroups = ofEachRule(({ metric, comparison, by, against }) => {
  const ofTwo = comparison !== undefined || pairMetrics.has(metric);
  if (ofTwo && by.length === 0) {
    return {
      what: 'the rule compares groups and names none',
      path: '/by',
      remedy: 'Name attributes under "by".',
    };
  }
  return !ofTwo && against !== undefined
    ? {
        what: 'the rule has a reference and no comparison',
        path: '/against',
        remedy: 'Add "comparison", or leave "against" out.',
      }
    : undefined;
});

export const ruleComparisonHasMeaning = ofEachRule(({ metric, comparison }) => {
  if (comparison === undefined) return undefined;
  const because = unsuited(metrics.get(metric), comparisons.get(comparison).suits);
  return because === undefined
    ? undefined
    : {
        what: `a ${comparison} of ${metric} has no meaning, as ${because}`,
        path: '/comparison',
        remedy: `Comparisons that have: ${comparisonsOf(metrics.get(metric)).join(', ')}.`,
      };
});

export const ruleReferenceIsUsed = ofEachRule(({ comparison, against }) =>
  against === undefined || comparison === undefined || comparesPairs(comparisons.get(comparison))
    ? undefined
    : {
        what: `a ${comparison} is of all groups together and has no reference`,
        path: '/against',
        remedy: 'Leave "against" out.',
      },
);

export const ruleReferenceIsOneGroup = ofEachRule(({ by, against }) => {
  if (against === undefined || typeof against === 'string') return undefined;
  const named = Object.keys(against);
  return named.length === by.length && by.every((attribute) => named.includes(attribute))
    ? undefined
    : {
        what: `the reference names ${named.join(', ') || 'no attribute'} and the rule goes by ${by.join(', ')}`,
        path: '/against',
        remedy: 'Give one value for each attribute of "by".',
      };
});
