import { loudness, placeOf, pressing, sentence } from '../cases.ts';
import type { Format } from '../format.ts';
import { jsonText } from '../json-text.ts';
import { visibleText } from '../visible-text.ts';

const severities = { fail: 'blocker', inconclusive: 'major', warn: 'minor', info: 'info' } as const;

/** GitLab's Code Quality report: a list of findings that nobody waived, each known again by its fingerprint. */
export const codeQuality: Format = {
  id: 'code-quality',
  title: 'Code Quality report for GitLab',
  file: 'code-quality.json',
  render: async (result) =>
    jsonText(
      pressing(result)
        .filter(({ outcome }) => outcome !== 'waived')
        .map((one) => ({
          description: sentence(one),
          check_name: visibleText(one.rule.id),
          fingerprint: one.fingerprint,
          severity: loudness(one, severities),
          location: { path: placeOf(one, result).file, lines: { begin: 1 } },
        })),
    ),
};
