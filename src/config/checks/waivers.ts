import { isDeepStrictEqual } from 'node:util';
import { suggest } from '../../registry.ts';
import { dayTime } from '../calendar-day.ts';
import type { Problem } from '../problem.ts';
import type { WaiverConfig } from '../schema/policy.ts';
import type { AuditConfig } from '../schema.ts';
import type { Check } from './check.ts';

const DAY_MS = 86_400_000;

/** A check of each waiver by itself; its problem's path is taken from the waiver. */
const ofEachWaiver =
  (check: (waiver: WaiverConfig, config: AuditConfig) => Problem | undefined): Check =>
  (config) => {
    for (const [index, waiver] of (config.policy?.waivers ?? []).entries()) {
      const problem = check(waiver, config);
      if (problem) return { ...problem, path: `/policy/waivers/${index}${problem.path}` };
    }
    return undefined;
  };

export const waiverNamesARule = ofEachWaiver(({ finding }, { policy }) => {
  const ids = (policy?.rules ?? []).map(({ id }) => id);
  return ids.includes(finding.rule)
    ? undefined
    : {
        what: `no rule is called "${finding.rule}"`,
        path: '/finding/rule',
        remedy: suggest(finding.rule, ids),
      };
});

export const waiverIsApprovedByAnother = ofEachWaiver(({ owner, approvedBy }) =>
  spelled(owner) === spelled(approvedBy)
    ? {
        what: 'who answers for a waiver cannot approve it',
        path: '/approvedBy',
        remedy: 'Have somebody else approve it.',
      }
    : undefined,
);

export const waiverEndsInTime = ofEachWaiver(({ created, expires }, { policy }) => {
  const [from, to] = [created, expires].map(dayTime) as [number, number];
  const broken = [created, expires].find((day) => Number.isNaN(dayTime(day)));
  if (broken !== undefined) {
    return {
      what: `there is no day ${broken}`,
      path: broken === created ? '/created' : '/expires',
      remedy: 'Give a day of the calendar, such as "2026-01-31".',
    };
  }
  if (to < from) {
    return { what: 'it expires before it begins', path: '/expires', remedy: 'Give a later day.' };
  }
  const most = policy?.waiverDays ?? 0;
  const days = Math.round((to - from) / DAY_MS);
  return days > most
    ? {
        what: `it lasts ${days} days, and the policy allows ${most}`,
        path: '/expires',
        remedy: 'Let it expire sooner and renew it then, or raise "waiverDays".',
      }
    : undefined;
});

export const findingsAreWaivedOnce: Check = ({ policy }) => {
  const waivers = policy?.waivers ?? [];
  const again = waivers.findIndex(({ finding }, index) =>
    waivers.slice(0, index).some((other) => isDeepStrictEqual(other.finding, finding)),
  );
  return again === -1
    ? undefined
    : {
        what: 'the same finding is waived twice',
        path: `/policy/waivers/${again}/finding`,
        remedy: 'Keep one of the two.',
      };
};

const spelled = (name: string) => name.trim().toLowerCase();
