import { spawnSync } from 'node:child_process';
import type { Predictions } from '../src/data/predictions.ts';
import { measure } from '../src/metrics/measure.ts';
import { memory } from '../src/slices/engines/memory.ts';
import { random } from '../src/stats/random.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const ROWS = 1_000_000;
const REPLICATES = 2000;
/** Everything that has a bootstrap, and one share of rows. */
const TWELVE = [
  'selection-rate',
  'balanced-accuracy',
  'f1',
  'matthews-correlation',
  'auc',
  'average-precision',
  'brier-score',
  'log-loss',
  'mean-score',
  'calibration-in-the-large',
  'positive-class-balance',
  'negative-class-balance',
];
const SEVEN = [
  'selection-rate',
  'accuracy',
  'precision',
  'true-positive-rate',
  'false-positive-rate',
  'false-negative-rate',
  'balanced-accuracy',
];
/** The rival is asked for so many replicates; their mean stands for each of its hundred. */
const RIVAL_REPLICATES = 2;
const RIVAL_HUNDRED = 100;
/** Of each piece of work; the best one counts. */
const TURNS = 3;

/** Measures of many slices with their intervals, against the clock and against fairlearn. */
export const measures: Benchmark = {
  id: 'measures',
  title: 'Measures with their intervals (fairlearn as a rival: FAIRGATE_BENCH_PYTHON=…/bin/python)',
  async run() {
    const many = await memory.cube(drawn(500, 100));
    const bootstrap = await seconds(() => measured(many, TWELVE, []));
    // The rival is given labels, decisions and groups: so are we.
    const forty = { ...drawn(40, 100), score: undefined };
    const comparisons = SEVEN.flatMap((metric) =>
      ['difference', 'ratio'].map((comparison) => ({
        metric,
        comparison,
        by: ['group'],
        against: 'best' as const,
      })),
    );
    const whole = await seconds(async () => measured(await memory.cube(forty), SEVEN, comparisons));
    const rival = fairlearn();
    return [
      {
        id: 'bootstrap-500-slices',
        value: bootstrap,
        unit: 's',
        goal: '< 3',
        met: bootstrap < 3,
        against: `${REPLICATES} replicates of 12 measures, 100 score bins`,
      },
      { id: 'measure-40-slices', value: whole, unit: 's', against: `${ROWS} rows, 7 measures, replicates` },
      ...(rival
        ? [
            ratio('against-fairlearn', rival.plain / whole, 20, 'MetricFrame without intervals'),
            ratio(
              'against-fairlearn-bootstrap',
              (rival.plain + RIVAL_HUNDRED * rival.replicate) / whole,
              2000,
              `MetricFrame with ${RIVAL_HUNDRED} replicates, from the mean of ${RIVAL_REPLICATES}`,
            ),
          ]
        : []),
    ];
  },
};

function drawn(slices: number, bins: number): Predictions {
  const source = random(9, `measures: ${slices}`);
  const score = Float64Array.from({ length: ROWS }, () => (source.below(bins) + 0.5) / bins);
  return {
    task: 'binary',
    rows: ROWS,
    label: Uint8Array.from(score, (value) => (source.uniform() < value ? 1 : 0)),
    decision: Uint8Array.from(score, (value) => (value >= 0.5 ? 1 : 0)),
    score,
    weight: undefined,
    attributes: [
      {
        name: 'group',
        values: Array.from({ length: slices }, (_, group) => String(group).padStart(3, '0')),
        codes: Int32Array.from({ length: ROWS }, () => source.below(slices)),
      },
    ],
    notices: [],
  };
}

type Asked = Parameters<typeof measure>;

function measured(cube: Asked[0], metrics: readonly string[], comparisons: Asked[1]['comparisons']) {
  return measure(cube, {
    metrics,
    comparisons,
    order: 1,
    confidence: 0.95,
    replicates: REPLICATES,
    seed: 7,
  });
}

/** The best of some turns, as the rival’s is. */
async function seconds(work: () => Promise<unknown>): Promise<number> {
  const turns: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const begun = performance.now();
    await work();
    turns.push((performance.now() - begun) / 1000);
  }
  return Math.min(...turns);
}

function ratio(id: string, value: number, goal: number, against: string): Figure {
  return { id, value, unit: 'ratio', goal: `>= ${goal}`, met: value >= goal, against };
}

/** Undefined where `FAIRGATE_BENCH_PYTHON` names no Python with fairlearn. */
function fairlearn(): { plain: number; replicate: number } | undefined {
  const python = process.env.FAIRGATE_BENCH_PYTHON;
  if (python === undefined) return undefined;
  const script = new URL('./measures/metric_frame.py', import.meta.url).pathname;
  const input = JSON.stringify({ rows: ROWS, slices: 40, replicates: RIVAL_REPLICATES });
  const { status, stdout, stderr } = spawnSync(python, [script], { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the fairlearn rival failed: ${stderr}`);
  return JSON.parse(stdout);
}
