import type { Dataset } from '../data/dataset.ts';
import { planTrials } from '../metrics/evidence/plan-trials.ts';
import { ARMS, cellsOf, run, type Trials } from '../metrics/evidence/trials.ts';
import { trialsCodec } from '../metrics/evidence/trials-codec.ts';
import { chooseEngine } from '../model/engines/index.ts';
import type { Features } from '../model/features.ts';
import { pickRows } from '../model/pick-rows.ts';
import type { Adapted } from '../model/training/adapt.ts';
import { type HeadTrial, TRIAL_BATCH, tryHead } from '../model/training/try-head.ts';
import type { StageContext } from '../pipeline/stage.ts';
import type { Arm } from '../result/index.ts';
import { type Random, random } from '../stats/random.ts';
import type { AuditStage } from './artefacts.ts';
import { type EncoderChoice, encoderOf, encoders, modelOf } from './encoders/index.ts';
import type { Job } from './job.ts';

interface Options extends EncoderChoice {
  readonly rows: readonly number[] | null;
  readonly seeds: number;
  readonly head: HeadTrial['head'];
  readonly engine: string | undefined;
}

/** Repetitions where it is only said that there shall be evidence. */
const SEEDS = 5;

/**
 * Heads on what the backbone makes of few rows and of many, as it was pre-trained and with weights drawn at random: the same
 * rows, steps and seeds for both. Nothing of it enters the audit's model. What was tried is kept in the scratch.
 */
export const trialsStage: AuditStage<'trials', 'dataset' | 'adapted' | 'features', Options | null> = {
  makes: 'trials',
  needs: ['dataset', 'adapted', 'features'],
  version: 1,
  seeded: true,
  title: 'Trials',
  codec: trialsCodec,
  options(job) {
    const { evidence, hidden, classWeights } = modelOf(job).train;
    if (!evidence) return null;
    const { rows = null, seeds } = evidence === true ? { seeds: SEEDS } : evidence;
    return { ...encoderOf(job), rows, seeds, head: { hidden, classWeights }, engine: job.engine };
  },
  async run({ dataset, adapted, features: { features } }, options, context) {
    if (!options) return null;
    const source = random(context.seed, 'evidence');
    const { known, ...plan } = planTrials(dataset, options.rows ?? undefined, source.fork('plan'));
    const vectorsOf = await arms({ dataset, adapted, features, options, source }, context);
    const { engine } = await chooseEngine(options.engine);

    const kept = await context.scratch.recall();
    const scores = new Map(kept && trialsCodec.decode(kept)?.scores);
    const trials: Trials = { ...plan, batch: TRIAL_BATCH, repetitions: options.seeds, scores };
    const cells = cellsOf(plan);
    const total = options.seeds * ARMS.length * cells.length;
    for (const repetition of Array(options.seeds).keys()) {
      const learnt = known(repetition);
      const rows = Int32Array.of(...learnt, ...plan.test);
      for (const arm of ARMS) {
        if (cells.every((cell) => scores.has(run(arm, repetition, cell)))) continue;
        const trial: HeadTrial = {
          features: await vectorsOf[arm](rows, repetition),
          label: Uint8Array.from(rows, (row) => dataset.label[row] as number),
          weight: Float64Array.from(rows, (row) => dataset.weight?.[row] ?? 1),
          known: learnt.length,
          head: options.head,
          seed: source.fork(`head/${repetition}`).below(2 ** 32),
        };
        for (const cell of cells) {
          const found = await tryHead(trial, cell, { signal: context.signal, engine });
          scores.set(run(arm, repetition, cell), found);
          context.progress({ done: scores.size, total, unit: 'heads' });
        }
        await context.scratch.keep(trialsCodec.encode(trials));
      }
    }
    return trials;
  },
};

/** @throws InvalidInput where the trials that a job asks for have too few rows. */
export function checkTrials(job: Job, dataset: Dataset): void {
  const options = trialsStage.options(job);
  if (options) planTrials(dataset, options.rows ?? undefined, random(job.config.seed));
}

interface Given {
  readonly dataset: Dataset;
  readonly adapted: Adapted | null;
  readonly features: Features;
  readonly options: Options;
  readonly source: Random;
}

/** What the backbone makes of some rows: as it was pre-trained, or with the random weights of a repetition. */
async function arms(
  { dataset, adapted, features, options: { encoder, given }, source }: Given,
  context: StageContext,
): Promise<Record<Arm, (rows: Int32Array, repetition: number) => Promise<Features>>> {
  const { embed } = encoders.get(encoder);
  if (!embed) throw new Error(`the encoder "${encoder}" has no backbone`);
  const embedded = (rows: Int32Array, fresh?: Random) =>
    embed(dataset, rows, given, { ...context, adapted }, fresh);
  const all = features.kind === 'vectors' ? features : await embedded(Int32Array.from(dataset.split.keys()));
  return {
    pretrained: async (rows) => pickRows(all, rows),
    random: (rows, repetition) => embedded(rows, source.fork(`weights/${repetition}`)),
  };
}
