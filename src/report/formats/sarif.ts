import type { AuditResult, JudgedRule } from '../../result/index.ts';
import { type Case, loudness, placeOf, pressing, sentence } from '../cases.ts';
import type { Format } from '../format.ts';
import { jsonText } from '../json-text.ts';
import { visibleText } from '../visible-text.ts';

/** What is open warns. The kind that SARIF has for it forbids a level, and viewers then leave the result out. */
const levels = { fail: 'error', inconclusive: 'warning', warn: 'warning', info: 'note' } as const;

/** Every rule is declared, those too that nothing offends: alerts of earlier runs are closed by that. */
const declared = (rule: JudgedRule, { metrics }: AuditResult) => ({
  id: visibleText(rule.id),
  shortDescription: { text: visibleText(rule.title) },
  fullDescription: { text: visibleText(`${rule.title}: expected ${rule.expected}`) },
  help: { text: visibleText(metrics.find(({ id }) => id === rule.metric)?.why ?? rule.title) },
  defaultConfiguration: { level: 'error' },
});

function located(one: Case, result: AuditResult) {
  const { file, pointer } = placeOf(one, result);
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
      region: { startLine: 1 },
    },
    logicalLocations: [{ fullyQualifiedName: pointer, kind: 'object' }],
  };
}

/** SARIF 2.1.0 (OASIS, 2020): one result a finding that does not pass; those that are waived are suppressed. */
export const sarif: Format = {
  id: 'sarif',
  title: 'SARIF 2.1.0 for code scanning',
  file: 'report.sarif',
  async render(result) {
    return jsonText({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'fairgate',
              version: visibleText(result.lineage.version),
              rules: result.rules.map((rule) => declared(rule, result)),
            },
          },
          automationDetails: { id: `fairgate/${encodeURIComponent(visibleText(result.audit))}/` },
          results: pressing(result).map((one) => ({
            ruleId: visibleText(one.rule.id),
            ruleIndex: result.rules.indexOf(one.rule),
            level: loudness(one, levels),
            message: { text: sentence(one) },
            locations: [located(one, result)],
            partialFingerprints: { 'finding/v1': one.fingerprint },
            ...(one.exemption && {
              suppressions: [
                { kind: 'external', status: 'accepted', justification: visibleText(one.exemption.why) },
              ],
            }),
            properties: { outcome: one.outcome, people: one.people },
          })),
        },
      ],
    });
  },
};
