import type { MitigationChoice } from '../config/mitigation-choice.ts';
import { rowsOf } from '../data/splits.ts';
import { mitigations } from '../mitigations/index.ts';
import type { Features } from '../model/features.ts';
import type { Numbers } from '../pipeline/numbers.ts';
import { packLazily, unpackLazily } from '../pipeline/packed.ts';
import type { Codec } from '../pipeline/stage.ts';
import { random } from '../stats/random.ts';
import type { AuditStage } from './artefacts.ts';
import { checkMitigation, mitigatingBy, rowsFor } from './mitigating.ts';

type Vectors = Extract<Features, { kind: 'vectors' }>;

/** Vectors in place of those of the frozen part, from which a strategy took what tells groups apart; null without one. */
export const repairedStage: AuditStage<'repaired', 'dataset' | 'features', MitigationChoice | null> = {
  makes: 'repaired',
  needs: ['dataset', 'features'],
  version: 1,
  seeded: true,
  title: 'Repaired features',
  codec: codecOfVectors(),
  options: (job) => mitigatingBy(job, 'features') ?? null,
  async run({ dataset, features: { features } }, mitigation, { seed }) {
    const { features: repair } = mitigation ? mitigations.get(mitigation.id) : {};
    if (!mitigation || !repair) return null;
    if (features.kind !== 'vectors') throw new Error('only the vectors of a frozen backbone can be repaired');
    checkMitigation(mitigation, dataset);
    const { rows, width, values } = features;
    const everyone = rowsFor(mitigation, dataset, Int32Array.from(dataset.label.keys()));
    const given = {
      ...everyone,
      train: rowsOf(dataset.split, 'train'),
      features: { rows, width, values: values.subarray(0, values.length) },
    };
    return { kind: 'vectors', ...repair(given, mitigation.options, random(seed, 'mitigation')) };
  },
};

function codecOfVectors(): Codec<Vectors | null> {
  return {
    encode: (vectors) =>
      vectors
        ? packLazily({ rows: vectors.rows, width: vectors.width }, { values: vectors.values })
        : packLazily(null, {}),
    decode(bytes) {
      const { json, arrays } = unpackLazily(bytes);
      if (json === null) return null;
      const { rows, width } = json as Pick<Vectors, 'rows' | 'width'>;
      return { kind: 'vectors', rows, width, values: arrays.get('values') as Numbers };
    },
  };
}
