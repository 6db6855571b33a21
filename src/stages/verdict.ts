import { sliceKey } from '../gate/groups.ts';
import { judge } from '../gate/judge.ts';
import type { Rule } from '../gate/rule.ts';
import { comparisons } from '../metrics/comparisons.ts';
import { metrics } from '../metrics/index.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { SliceId } from '../result/index.ts';
import type { AuditStage } from './artefacts.ts';

export const verdictStage: AuditStage<'verdict', 'measures', readonly Rule[]> = {
  makes: 'verdict',
  needs: ['measures'],
  version: 2,
  seeded: false,
  title: 'Verdict',
  codec: jsonCodec(),
  options: ({ config }) => config.policy?.rules ?? [],
  async run({ measures }, rules) {
    const rows = new Map(measures.slices.map((profile) => [sliceKey(profile.slice), profile.rows]));
    const rowsOf = (slice: SliceId) => rows.get(sliceKey(slice)) ?? 0;
    return judge({ ...measures, rowsOf }, rules, comparisons.get, (id) => metrics.get(id).title);
  },
};
