import { createHash } from 'node:crypto';
import { canonicalJson } from '../../canonical-json.ts';
import type { AuditResult, Estimate } from '../../result/index.ts';
import { pressing, sentence } from '../cases.ts';
import type { Format } from '../format.ts';
import { groupText } from '../groups.ts';
import { jsonText } from '../json-text.ts';
import { visibleText } from '../visible-text.ts';

/** CycloneDX has no place for these: named values, as its property taxonomy asks. */
const properties = (values: Readonly<Record<string, string | number | undefined>>) =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name: `fairgate:${visibleText(name)}`, value: visibleText(String(value)) }],
  );

/** A UUID (version 8, RFC 9562) that follows from the result: another result is another document. */
function serialNumber(result: AuditResult): string {
  const hex = createHash('sha256').update(canonicalJson(result)).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join('-')}`;
}

/** A number with its interval; none where it is not known. */
const metric = (type: string, slice: string | undefined, estimate: Estimate) =>
  estimate.known
    ? [
        {
          type,
          value: String(estimate.value),
          ...(slice !== undefined && { slice: visibleText(slice) }),
          confidenceInterval: { lowerBound: String(estimate.low), upperBound: String(estimate.high) },
        },
      ]
    : [];

function performance(result: AuditResult) {
  const { measures, disparities, pairs = [] } = result;
  return [
    ...measures.flatMap(({ metric: id, slice, estimate }) => metric(id, groupText(slice, result), estimate)),
    ...[...disparities, ...pairs].flatMap((one) => {
      const compared = 'comparison' in one ? `${one.comparison} of ${one.metric}` : one.metric;
      const type = `${compared} by ${one.by.join(', ')} against ${one.reference}`;
      return metric(visibleText(type), one.slice && groupText(one.slice, result), one.estimate);
    }),
  ];
}

const modelCard = (result: AuditResult) => ({
  modelParameters: {
    approach: { type: 'supervised' },
    ...(result.model && {
      architectureFamily: visibleText(result.model.kind),
      modelArchitecture: visibleText(result.model.summary),
    }),
    datasets: [{ ref: 'data' }],
  },
  quantitativeAnalysis: { performanceMetrics: performance(result) },
  considerations: {
    useCases: [visibleText(result.subject.decision)],
    technicalLimitations: result.notices.map(({ message }) => visibleText(message)),
    fairnessAssessments: pressing(result).map((one) => ({
      groupAtRisk: visibleText(one.name),
      harms: sentence(one),
      ...(result.mitigation && { mitigationStrategy: visibleText(result.mitigation.title) }),
    })),
  },
  properties: properties({
    verdict: result.verdict.outcome,
    confidence: result.confidence,
    threshold: result.threshold,
    ...Object.fromEntries(
      result.rules.map(({ id, outcome, expected }) => [`rule:${id}`, `${outcome}, expected ${expected}`]),
    ),
  }),
});

function components({ audit, model, lineage }: AuditResult) {
  const { checkpoint, revision, data } = lineage;
  const backbone = {
    type: 'machine-learning-model',
    'bom-ref': 'backbone',
    name: visibleText(revision ?? model?.kind ?? 'backbone'),
    properties: properties({ files: checkpoint }),
  };
  return [
    {
      type: 'data',
      'bom-ref': 'data',
      name: visibleText(`data of ${audit}`),
      data: [{ type: 'dataset' }],
      properties: properties({ files: data }),
    },
    ...(checkpoint === undefined ? [] : [backbone]),
  ];
}

/** CycloneDX 1.6 (ECMA-424): the model, what it was made of, and how it fares group by group. */
export const cyclonedx: Format = {
  id: 'cyclonedx',
  title: 'CycloneDX 1.6 bill of materials of the model',
  file: 'bom.cdx.json',
  async render(result) {
    const { audit, subject, lineage } = result;
    const parts = components(result);
    return jsonText({
      $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: serialNumber(result),
      version: 1,
      metadata: {
        tools: {
          components: [{ type: 'application', name: 'fairgate', version: visibleText(lineage.version) }],
        },
        component: {
          type: 'machine-learning-model',
          'bom-ref': 'model',
          name: visibleText(audit),
          description: visibleText(subject.title),
          modelCard: modelCard(result),
          properties: properties({ config: lineage.config, seed: lineage.seed, engine: lineage.engine }),
        },
      },
      components: parts,
      dependencies: [{ ref: 'model', dependsOn: parts.map((part) => part['bom-ref']) }],
    });
  },
};
