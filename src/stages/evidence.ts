import { type EvidenceOptions, measureEvidence } from '../metrics/evidence/measure-evidence.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { AuditStage } from './artefacts.ts';

/** What the pre-trained backbone brings, told from what was tried. */
export const evidenceStage: AuditStage<'evidence', 'dataset' | 'trials', EvidenceOptions> = {
  makes: 'evidence',
  needs: ['dataset', 'trials'],
  version: 1,
  seeded: false,
  title: 'Evidence',
  codec: jsonCodec(),
  options: ({ config: { confidence, threshold, slices } }) => ({
    confidence,
    threshold,
    order: slices.order,
  }),
  async run({ dataset, trials }, options) {
    if (!trials) return null;
    const { test } = trials;
    const rows = {
      label: Uint8Array.from(test, (row) => dataset.label[row] as number),
      weight: Float64Array.from(test, (row) => dataset.weight?.[row] ?? 1),
      attributes: dataset.attributes.map(({ name, values, codes }) => ({
        name,
        values,
        codes: test.map((row) => codes[row] as number),
      })),
    };
    return measureEvidence(trials, rows, options);
  },
};
