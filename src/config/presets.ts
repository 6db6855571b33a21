import { basename, extname } from 'node:path';
import { tasks } from '../data/tasks/index.ts';
import { checkConfig } from './check-config.ts';
import { loadPolicy } from './load-policy.ts';
import { identifier, policies, rulesFor } from './policies.ts';
import type { AuditConfig } from './schema.ts';

/** Which columns of a predictions file mean what, as the command line says it. */
export interface MeasureOptions {
  /** What was predicted; binary decisions where it is not said. */
  readonly task?: string;
  readonly label: string;
  /** Favourable values of the label. */
  readonly favourable?: readonly string[];
  readonly unfavourable?: readonly string[];
  readonly score?: string;
  /** Column of the decision; 1 is favourable. */
  readonly decision?: string;
  /** Of decisions, columns of numbers in which people are alike. */
  readonly neighbours?: readonly string[];
  /** Of rankings, column that tells lists apart. */
  readonly list?: string;
  /** Of rankings, how many positions are the top. */
  readonly top?: number;
  readonly protected: readonly string[];
  readonly threshold?: number;
  readonly weight?: string;
  /** Whether the file is a table of cells, counted before. */
  readonly cells?: boolean;
  /** Column of whom a row is about. */
  readonly cluster?: string;
  /** Column of what people competed for. */
  readonly stratum?: string;
  /** Attributes crossed at most. */
  readonly order?: number;
  /** Ids of the metrics; what is usual for the task where it is not said. */
  readonly metrics?: readonly string[];
  /** Name of a policy, or a JSON file of rules; without it nothing is judged. */
  readonly policy?: string;
}

/**
 * The audit that `fairgate measure FILE --label … --protected …` stands for.
 * @param file path of the predictions, relative to where the audit is resolved.
 * @throws InvalidInput when the options do not fit together.
 */
export async function measureConfig(file: string, options: MeasureOptions): Promise<AuditConfig> {
  const { task, label, favourable, unfavourable, decision, threshold, order, policy } = options;
  const predictions = {
    file,
    task,
    label: { column: label, favourable, unfavourable },
    score: options.score,
    decision: decision === undefined ? undefined : { column: decision },
    neighbours: options.neighbours && { columns: options.neighbours },
    list: options.list,
    top: options.top,
    protected: options.protected,
    weight: options.weight,
    cells: options.cells,
    cluster: options.cluster,
    stratum: options.stratum,
  };
  const { favours } = tasks.get(task ?? 'binary');
  const config = {
    ...wording(file, favours ? `${label} = ${(favourable ?? ['1']).join(' or ')}` : undefined),
    predictions,
    threshold,
    slices: { order },
    metrics: options.metrics,
    policy: policy === undefined ? undefined : await loadPolicy(policy, options.protected),
  };
  return checkConfig(withoutUndefined(config), 'command line');
}

/** What an audit file is begun from. */
export interface InitOptions {
  /** Path of the predictions, relative to the audit file. */
  readonly file: string;
  readonly label: string;
  readonly score?: string;
  readonly decision?: string;
  readonly protected: readonly string[];
}

/**
 * An audit file to start from, as plain JSON: a predictions file judged by every named policy.
 * Defaults are left out of it.
 */
export function initConfig({ file, label, score, decision, protected: attributes }: InitOptions): unknown {
  return withoutUndefined({
    ...wording(file, `${label} = 1`),
    predictions: {
      file,
      label: { column: label, favourable: ['1'] },
      score,
      decision: decision === undefined ? undefined : { column: decision, favourable: ['1'] },
      protected: attributes,
    },
    slices: { order: Math.min(2, attributes.length) },
    policy: { rules: [...policies].flatMap((preset) => rulesFor(preset, attributes)) },
  });
}

function wording(file: string, favourable: string | undefined) {
  const name = basename(file);
  return {
    audit: identifier(basename(name, extname(name))) || 'predictions',
    title: `Audit of ${name}`,
    decision: `The decisions of the model whose predictions are in ${name}`,
    favourable,
  };
}

/** JSON has no undefined members. */
function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
