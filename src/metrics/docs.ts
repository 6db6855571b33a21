import { tasks } from '../data/tasks/index.ts';
import type { Task } from '../data/tasks/task.ts';
import { type Comparison, comparesPairs } from './comparison.ts';
import { comparisons, comparisonsOf } from './comparisons.ts';
import { metrics } from './index.ts';
import { measurable } from './measurable.ts';
import type { Metric } from './metric.ts';
import { isOfTask } from './of-task.ts';
import { pairMetrics } from './pairs/index.ts';
import type { PairMetric } from './pairs/pair-metric.ts';
import { peers } from './peers.ts';
import { isEndless, lackOf, needsScores } from './reading.ts';
import { FEWEST_TO_RESAMPLE } from './spread.ts';

const INTRODUCTION = `# Measures

<!-- Made from the registries by src/metrics/docs.ts: \`npm run docs\` writes it again. -->

What an audit can name under \`metrics\` and \`comparisons\`, by the kind of thing that was predicted. TP, FP, FN and TN are the weights of the rows by true outcome
and decision: TP are those selected who should be. Nothing is ever divided by zero: a number without a denominator is
unknown, and says why. \`fairgate list metrics --as fairlearn\` prints the names of one peer, \`fairgate measure … --as fairlearn\`
its numbers, by its conventions, beside ours.`;

const PAIRS = `Of binary decisions; named like any other metric, and taken of every group beside everybody else. A rule may name
another reference (\`overall\`, or a group). They have no \`comparison\`, as they already compare. The widest gap is that of any
two groups; its interval holds for all pairs together. Below ${FEWEST_TO_RESAMPLE} rows of a kind, intervals are as wide as so few rows allow.`;

const WITHIN = `Where the data name a \`stratum\`, every rate is also compared like with like; a rule asks for it by \`given\`, the stratum or
other protected attributes whose values are held equal. Taken so: ${[...comparisons]
  .filter(comparesPairs)
  .map(({ id }) => `\`${id}\``)
  .join(', ')}, of a group with everybody else of its stratum, or with a named group.

- formula: both rates averaged over strata that weigh n m / (n + m), of n and m rows; then compared
- interval: the chosen one of two rates, in as many rows as give the variance of Sato (differences) or of Greenland and Robins
  (ratios); with clusters, that of a jackknife over batches of them
- beside it: strata used, strata that hold one group only, p-values of both groups being alike within strata
  (Cochran–Mantel–Haenszel) and of all strata having one odds ratio (Breslow–Day, with Tarone’s correction); with clusters
  both statistics are divided by the design effect
- source: Mantel & Haenszel 1959; Greenland & Robins 1985; Sato, Greenland & Robins 1989; Rao & Scott 1984
- elsewhere: \`control_features\` of Fairlearn’s \`MetricFrame\` give one gap a stratum and none of all; \`StratifiedTable\` of
  statsmodels the same ratio and p-values`;

const BETTER: Readonly<Record<Metric['better'], string>> = {
  higher: 'higher is better',
  lower: 'lower is better',
  neither: 'neither way is better',
};

/** docs/metrics.md: every metric and comparison with its formula, conventions, source and names elsewhere. */
export function metricDocs(): string {
  const parts = [
    INTRODUCTION,
    ...[...tasks].flatMap(taskPart),
    '## Metrics of two groups',
    PAIRS,
    ...[...pairMetrics].map(pairSection),
    '## Comparisons',
    ...[...comparisons].map(comparisonSection),
    '## Within strata',
    WITHIN,
    '## Names elsewhere',
    namesTable(),
    'Where a peer’s convention differs:',
    notesTable(),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The metrics that have a meaning for a task, below the task itself. */
function taskPart(task: Task): readonly string[] {
  const { id, title, why, reads, usual, usualWith = {}, eachClass } = task;
  const beside = Object.entries(usualWith).map(
    ([role, ids]) => `; with \`${role}\`, ${ids.map(code).join(', ')} too`,
  );
  const each =
    eachClass &&
    ` Of each class against the rest there are the metrics of the task ${code(eachClass.task)} that need no scores.`;
  return [
    [
      `## Metrics of ${title.toLowerCase()} (task \`${id}\`)`,
      '',
      `${why} A predictions file has ${reads}. Measured where the audit does not say: ${usual.map(code).join(', ')}${beside.join('')}.${each ?? ''}`,
    ].join('\n'),
    ...[...metrics].filter((metric) => isOfTask(metric, task)).map((metric) => metricSection(metric, task)),
  ];
}

function metricSection(metric: Metric, { roles }: Task): string {
  const { id, title, why, formula, convention, range, better, source } = metric;
  return section(title, id, why, [
    ['formula', formula],
    ['convention', convention],
    ['range', `${range.map(bound).join(' to ')}; ${BETTER[better]}`],
    [
      'needs',
      roles.includes('decision') && roles.includes('score') ? `labels and ${neededOf(metric)}` : undefined,
    ],
    ['interval', intervalOf(metric)],
    ['compared by', comparisonsOf(metric).join(', ')],
    ['source', source],
  ]);
}

function neededOf(metric: Metric): string {
  if (lackOf(metric) === 'no-neighbours')
    return 'decisions, and columns in which people are alike (`neighbours`)';
  return needsScores(metric) ? 'scores' : 'decisions';
}

function intervalOf({ count, quantile, distance, range }: Metric): string {
  if (count) return 'as chosen under `intervals`, or Wilson';
  if (quantile) return 'Woodruff';
  return `${isEndless(range) ? 'expanded ' : ''}bootstrap of cube cells${distance ? ', valid at 0' : ''}`;
}

function pairSection(metric: PairMetric): string {
  const { id, title, why, formula, convention, range, better, fair, source, distance } = metric;
  return section(title, id, why, [
    ['formula', formula],
    ['convention', convention],
    ['range', `${range.map(bound).join(' to ')}; ${BETTER[better]}`],
    ['groups that are alike give', fair === undefined ? undefined : String(fair)],
    ['needs', `labels and ${needsScores(metric) ? 'scores' : 'decisions'}`],
    ['interval', `bootstrap of cube cells${distance ? ', valid at 0' : ''}`],
    ['source', source],
  ]);
}

function comparisonSection({ id, title, why, formula, fair, range, source }: Comparison): string {
  return section(title, id, why, [
    ['formula', formula],
    ['equal groups give', String(fair)],
    ['range', `of shares ${range([0, 1]).map(bound).join(' to ')}`],
    ['source', source],
  ]);
}

function section(
  title: string,
  id: string,
  why: string,
  said: readonly (readonly [string, string | undefined])[],
): string {
  const lines = said.flatMap(([key, value]) => (value === undefined ? [] : [`- ${key}: ${value}`]));
  return [`### ${title} (\`${id}\`)`, '', why, '', ...lines].join('\n');
}

function namesTable(): string {
  return table(
    ['', ...[...peers].map(({ title }) => title)],
    [...measurable, ...comparisons].map(({ id, peers: names }: Metric | PairMetric | Comparison) => [
      code(id),
      ...peers.ids.map((peer) => code(names[peer]?.name)),
    ]),
  );
}

function notesTable(): string {
  return table(
    ['', 'peer', 'its name', 'there'],
    [...measurable, ...comparisons].flatMap(({ id, peers: names }: Metric | PairMetric | Comparison) =>
      [...peers].flatMap((peer) => {
        const { name, note } = names[peer.id] ?? {};
        return note === undefined ? [] : [[code(id), peer.title, code(name), note]];
      }),
    ),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const code = (text: string | undefined): string => (text === undefined ? '' : `\`${text}\``);

function bound(value: number): string {
  if (Math.abs(value) === Number.MAX_VALUE) return 'no end';
  return Number(value.toFixed(2)).toString().replace('-', '−');
}
