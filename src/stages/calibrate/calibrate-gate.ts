import { setImmediate } from 'node:timers/promises';
import type { Audit } from '../../config/load-audit.ts';
import type { Predictions } from '../../data/predictions.ts';
import { InvalidInput } from '../../errors.ts';
import { metrics } from '../../metrics/index.ts';
import { measureClasses } from '../../metrics/measure-classes.ts';
import type { Metric } from '../../metrics/metric.ts';
import {
  type Calibration,
  type Finding,
  type ShareOfAudits,
  type SliceId,
  sliceKey,
} from '../../result/index.ts';
import { memory } from '../../slices/engines/memory.ts';
import { isMissing } from '../../slices/lattice.ts';
import { random } from '../../stats/random.ts';
import { wilson } from '../../stats/wilson.ts';
import { measuresStage } from '../measures.ts';
import { type AuditRunOptions, prepareAudit } from '../prepare-audit.ts';
import { verdictStage } from '../verdict.ts';
import { dealtAnew, thinned } from './deal.ts';

export interface CalibrateOptions extends AuditRunOptions {
  /** Simulated audits without disparity; half as many for each slice and ratio with one. */
  readonly draws: number;
  /** Each in (0, 1). */
  readonly ratios: readonly number[];
}

const TITLE = 'Calibrating the gate';

/**
 * Runs the gate of an audit on data of which the truth is known: its own people and decisions, groups dealt out at random;
 * then, of one slice after another, with favourable decisions taken away. The gate is the very one that judges the audit.
 * @throws InvalidInput when nothing is judged, or not what becomes of binary decisions about rows.
 */
export async function calibrateGate(
  audit: Audit,
  { draws, ratios, ...options }: CalibrateOptions,
): Promise<Calibration> {
  const { run, job } = await prepareAudit(audit, options);
  const policy = verdictStage.options(job);
  if (policy.rules.length === 0) {
    throw new InvalidInput(
      'there is no rule to be calibrated',
      { path: '/policy/rules' },
      'Give the audit a policy.',
    );
  }
  const predictions = await run.make('predictions');
  const decision = decisionsOf(predictions);
  const { seed } = job.config;
  const source = random(seed).fork('calibrate');
  const asked = { ...measuresStage.options({ ...job, config: { ...job.config, metrics: [] } }), seed };
  const judged = async (of: Predictions) => {
    const measures = await measureClasses(await memory.cube(of), asked);
    return verdictStage.run({ measures }, policy, { seed } as Parameters<typeof verdictStage.run>[2]);
  };
  const slices = slicesToHarm(audit, (await judged(predictions)).findings);
  const harmed = Math.ceil(draws / 2);
  const total = draws + slices.length * ratios.length * harmed;
  const follow = follower(total, options);

  const failed: ReadonlySet<string>[] = [];
  let gate = 0;
  for (let draw = 0; draw < draws; draw++) {
    await follow();
    const { verdict, findings } = await judged(dealtAnew(predictions, source));
    if (verdict.outcome === 'fail') gate += 1;
    failed.push(new Set(findings.filter(isFailing).map(({ rule }) => rule)));
  }
  const power: Calibration['power'][number][] = [];
  for (const { slice, rules } of slices) {
    const failing = new Map<number, readonly string[]>();
    for (const ratio of ratios) {
      const named: string[] = [];
      for (let draw = 0; draw < harmed; draw++) {
        await follow();
        const dealt = dealtAnew(predictions, source);
        const { findings } = await judged(thinned(dealt, decision, slice, ratio, source));
        const own = findings.filter((one) => sliceKey(one.slice) === sliceKey(slice));
        named.push(...own.filter(isFailing).map(({ rule }) => rule));
      }
      failing.set(ratio, named);
    }
    for (const { rule, rows } of rules) {
      for (const [ratio, named] of failing) {
        const count = named.filter((one) => one === rule).length;
        power.push({ rule, slice, rows, ratio, found: shareOf(count, harmed) });
      }
    }
  }
  return {
    schema: 1,
    audit: job.config.audit,
    seed,
    falseFailures: {
      gate: shareOf(gate, draws),
      rules: policy.rules.map(({ id }) => ({
        rule: id,
        failed: shareOf(failed.filter((rules) => rules.has(id)).length, draws),
      })),
    },
    power,
  };
}

const isFailing = ({ outcome }: Finding): boolean => outcome === 'fail';

function decisionsOf(predictions: Predictions): Uint8Array {
  if (predictions.task === 'binary' && predictions.decision instanceof Uint8Array)
    return predictions.decision;
  throw new InvalidInput(
    `only binary decisions can be taken away, and these are predictions of the task "${predictions.task}"`,
    {},
    'Calibrate an audit of decisions.',
  );
}

/** Slices of which a rule judges how many are decided favourably, so that it ought to see when some no longer are. */
function slicesToHarm(audit: Audit, findings: readonly Finding[]) {
  const reacting = new Set(
    (audit.config.policy?.rules ?? []).filter(({ metric }) => countsDecisions(metric)).map(({ id }) => id),
  );
  const found = new Map<string, { slice: SliceId; rules: { rule: string; rows: number }[] }>();
  for (const { rule, slice, actual } of findings) {
    if (!reacting.has(rule) || isMissing(slice)) continue;
    const entry = found.get(sliceKey(slice)) ?? { slice, rules: [] };
    entry.rules.push({ rule, rows: actual.n });
    found.set(sliceKey(slice), entry);
  }
  return [...found.values()];
}

/** Whether a metric is the share of rows that are decided favourably among rows of which others are not. */
function countsDecisions(id: string): boolean {
  if (!metrics.has(id)) return false;
  const { proportion }: Metric = metrics.get(id);
  const selected = (outcome: string) => outcome === 'tp' || outcome === 'fp';
  return proportion?.count.every(selected) === true && !proportion.among.every(selected);
}

function shareOf(count: number, n: number): ShareOfAudits {
  return { value: count / n, ...wilson(count / n, n, 0.95), count, n };
}

/** Tells of each simulated audit before it is drawn. */
function follower(total: number, { progress, signal }: Pick<AuditRunOptions, 'progress' | 'signal'>) {
  let done = 0;
  return async () => {
    await setImmediate();
    signal?.throwIfAborted();
    progress?.(TITLE, { done: done++, total, unit: 'audits' });
  };
}
