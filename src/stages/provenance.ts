import { type MitigationChoice, mitigationChoice } from '../config/mitigation-choice.ts';
import { rowsOf } from '../data/splits.ts';
import { termNotices } from '../metrics/terms/notices.ts';
import { mitigations } from '../mitigations/index.ts';
import type { Adapted } from '../model/training/adapt.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { Adaptation, DecisionRule, MitigationCard } from '../result/index.ts';
import type { AuditStage } from './artefacts.ts';
import {
  type EncoderChoice,
  encoderOf,
  encoders,
  modelOf,
  type TaskConfig,
  taskOf,
} from './encoders/index.ts';

interface Options extends EncoderChoice {
  readonly train: TaskConfig;
  readonly mitigation: MitigationChoice | undefined;
}

/** How the model came about, for those who read the report. */
export const provenanceStage: AuditStage<
  'provenance',
  'dataset' | 'terms' | 'adapted' | 'features' | 'model' | 'rule' | 'evidence',
  Options
> = {
  makes: 'provenance',
  needs: ['dataset', 'terms', 'adapted', 'features', 'model', 'rule', 'evidence'],
  version: 3,
  seeded: false,
  title: 'Provenance',
  codec: jsonCodec(),
  options: (job) => ({
    ...encoderOf(job),
    train: taskOf(modelOf(job)),
    mitigation: mitigationChoice(job.config),
  }),
  async run(
    { dataset, terms, adapted, features, model, rule, evidence },
    { encoder, given, train, mitigation },
    context,
  ) {
    const { kind, summary, frozen } = await encoders.get(encoder).name(given, train, context);
    const count = (split: 'train' | 'validation' | 'test') => rowsOf(dataset.split, split).length;
    const { parameters, trained, curve, bestEpoch } = model;
    return {
      engine: model.engine,
      model: {
        kind,
        summary,
        parameters: frozen + parameters,
        trained,
        rows: { train: count('train'), validation: count('validation'), test: count('test') },
        curve: [...curve],
        bestEpoch,
        ...(adapted && { adapted: adaptionOf(adapted) }),
      },
      ...(mitigation && { mitigation: cardOf(mitigation, rule) }),
      ...(terms && { terms }),
      ...(evidence && { evidence }),
      notices: [...dataset.notices, ...features.notices, ...(terms ? termNotices(terms) : [])],
    };
  },
};

function cardOf({ id, by, options }: MitigationChoice, rule: DecisionRule | null): MitigationCard {
  const { title, why, source, posture } = mitigations.get(id);
  return { id, title, why, source, by: [...by], options: { ...options }, posture, ...(rule && { rule }) };
}

/** What the model card tells of the adaptation. */
function adaptionOf({ asked, documents, steps, before, after }: Adapted): Adaptation {
  const guesses = ({ accuracy, loss }: Adapted['after']) => ({ accuracy, loss });
  return { asked, documents, steps, tokens: after.tokens, before: guesses(before), after: guesses(after) };
}
