import { placeOf, pressing, sentence } from '../cases.ts';
import type { Format } from '../format.ts';
import { jsonText } from '../json-text.ts';
import { visibleText } from '../visible-text.ts';

const severities = { fail: 'blocker', inconclusive: 'major' } as const;

/** GitLab's Code Quality report: a list of findings, each known again by its fingerprint. */
export const codeQuality: Format = {
  id: 'code-quality',
  title: 'Code Quality report for GitLab',
  file: 'code-quality.json',
  render: async (result) =>
    jsonText(
      pressing(result).map((one) => ({
        description: sentence(one),
        check_name: visibleText(one.rule.id),
        fingerprint: one.fingerprint,
        severity: severities[one.outcome],
        location: { path: placeOf(one, result).file, lines: { begin: 1 } },
      })),
    ),
};
