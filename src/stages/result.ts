import { digestJson } from '../config/digest-json.ts';
import { isThresholded } from '../config/is-thresholded.ts';
import { comparisons } from '../metrics/comparisons.ts';
import { definition } from '../metrics/definition.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { AuditResult, Lineage, Notice, Subject } from '../result/index.ts';
import { withoutControls } from '../slices/controls.ts';
import type { AuditStage } from './artefacts.ts';

interface Options {
  readonly audit: string;
  readonly subject: Subject;
  readonly confidence: number;
  readonly threshold: number | undefined;
  readonly comparisons: readonly string[];
  readonly notices: readonly Notice[];
  readonly lineage: Omit<Lineage, 'engine' | 'artefacts'>;
}

/** Puts the one document together. What tells of the audit afterwards reads nothing else. */
export const resultStage: AuditStage<
  'result',
  'provenance' | 'cube' | 'measures' | 'verdict' | 'whatIfs',
  Options
> = {
  makes: 'result',
  needs: ['provenance', 'cube', 'measures', 'verdict', 'whatIfs'],
  version: 8,
  seeded: false,
  title: 'Result',
  codec: jsonCodec(),
  options: ({ config, digest, data, checkpoint, revision, version, command, notices }) => ({
    audit: config.audit,
    subject: {
      title: config.title,
      decision: config.decision,
      ...(config.favourable !== undefined && { favourable: config.favourable }),
    },
    confidence: config.confidence,
    threshold: isThresholded(config) ? config.threshold : undefined,
    comparisons: [
      ...new Set([
        ...config.comparisons,
        ...(config.policy?.rules ?? []).flatMap(({ comparison }) => comparison ?? []),
      ]),
    ],
    notices,
    lineage: {
      data,
      ...(checkpoint !== undefined && { checkpoint }),
      ...(revision !== undefined && { revision }),
      config: digest,
      policy: digestJson(config.policy ?? null),
      version,
      seed: config.seed,
      ...(command !== undefined && { command }),
    },
  }),
  async run({ provenance, cube, measures, verdict, whatIfs }, options, { keys }): Promise<AuditResult> {
    const lineage = { ...options.lineage, engine: provenance.engine, artefacts: { ...keys } };
    return {
      schema: 1,
      audit: options.audit,
      subject: options.subject,
      verdict: verdict.verdict,
      rules: [...verdict.rules],
      findings: [...verdict.findings],
      ...(verdict.packs && { packs: [...verdict.packs] }),
      ...(verdict.waivers && { waivers: [...verdict.waivers] }),
      attributes: withoutControls(cube).attributes.map(({ name, values }) => ({ name, values: [...values] })),
      confidence: options.confidence,
      ...(options.threshold !== undefined && { threshold: options.threshold }),
      slices: [...measures.slices],
      measures: [...measures.measures],
      disparities: [...measures.disparities],
      ...(measures.pairs.length > 0 && { pairs: [...measures.pairs] }),
      ...(measures.conditional.length > 0 && { conditional: [...measures.conditional] }),
      metrics: [...measures.metrics],
      comparisons: options.comparisons.map((id) => definition(comparisons.get(id))),
      ...(whatIfs && { scores: whatIfs }),
      ...(provenance.model && { model: provenance.model }),
      ...(provenance.mitigation && { mitigation: provenance.mitigation }),
      ...(provenance.terms && { terms: provenance.terms }),
      ...(provenance.evidence && { evidence: provenance.evidence }),
      notices: [...options.notices, ...provenance.notices, ...verdict.notices],
      lineage,
    };
  },
};
