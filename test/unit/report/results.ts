import type {
  AuditResult,
  Definition,
  Disparity,
  Estimate,
  Finding,
  JudgedRule,
  KnownEstimate,
  Measure,
  Outcome,
  ScoreProfile,
  SliceId,
  SliceProfile,
} from '../../../src/result/index.ts';

/** Who is in a group, and how the model decided: the counts from which every number of the fixture follows. */
interface Counts {
  readonly slice: SliceId;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}
interface Shape {
  readonly audit?: string;
  readonly title?: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

const Z = 1.959963984540054;

/** Wilson's interval in its closed form. */
export function wilson(count: number, n: number): Estimate {
  if (n === 0) return { known: false, because: 'zero-denominator', n: 0 };
  const p = count / n;
  const centre = (p + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return {
    known: true,
    value: p,
    low: Math.max(0, centre - half),
    high: Math.min(1, centre + half),
    n,
    count,
    method: 'wilson',
  };
}

const definition = (
  id: string,
  title: string,
  why: string,
  formula: string,
  rest: Partial<Definition> = {},
) => ({
  id,
  title,
  why,
  formula,
  source: 'Hardt et al. 2016',
  better: 'higher' as const,
  range: [0, 1] as [number, number],
  ...rest,
});

const rates: readonly (Definition & { of(c: Counts): Estimate })[] = [
  {
    ...definition(
      'selection-rate',
      'Selection rate',
      'The share that is decided favourably.',
      '(tp + fp) / n',
    ),
    better: 'neither',
    source: '29 CFR 1607.4',
    of: ({ tp, fp, fn, tn }) => wilson(tp + fp, tp + fp + fn + tn),
  },
  {
    ...definition('accuracy', 'Accuracy', 'The share that is decided rightly.', '(tp + tn) / n'),
    of: ({ tp, fp, fn, tn }) => wilson(tp + tn, tp + fp + fn + tn),
  },
  {
    ...definition('precision', 'Precision', 'Of those selected, the share that should be.', 'tp / (tp + fp)'),
    of: ({ tp, fp }) => wilson(tp, tp + fp),
  },
  {
    ...definition(
      'true-positive-rate',
      'True positive rate',
      'Of those who should be selected, the share that is.',
      'tp / (tp + fn)',
    ),
    of: ({ tp, fn }) => wilson(tp, tp + fn),
  },
  {
    ...definition(
      'false-positive-rate',
      'False positive rate',
      'Of those who should not be selected, the share that is.',
      'fp / (fp + tn)',
    ),
    better: 'lower',
    of: ({ fp, tn }) => wilson(fp, fp + tn),
  },
  {
    ...definition('base-rate', 'Base rate', 'The share that should be selected.', '(tp + fn) / n'),
    better: 'neither',
    of: ({ tp, fp, fn, tn }) => wilson(tp + fn, tp + fp + fn + tn),
  },
  {
    ...definition(
      'auc',
      'AUC',
      'How often one who should be selected scores above one who should not.',
      'P(s⁺ > s⁻) + ½ P(s⁺ = s⁻)',
    ),
    of: ({ tp, fp, fn, tn }) => {
      const n = tp + fp + fn + tn;
      if (tp + fn === 0 || fp + tn === 0) return { known: false, because: 'one-class', n };
      const value = (tp / (tp + fn) + tn / (fp + tn)) / 2;
      const half = 1 / Math.sqrt(n);
      return {
        known: true,
        value,
        low: Math.max(0, value - half),
        high: Math.min(1, value + half),
        n,
        method: 'cell-bootstrap',
      };
    },
  },
];

const comparisons: readonly Definition[] = [
  definition('difference', 'Difference', 'How far a group lies from its reference.', 'group − reference', {
    range: [-1, 1],
  }),
  definition('ratio', 'Ratio', 'A group’s number as a share of its reference’s.', 'group / reference'),
];

/** Every combination of the attributes' values, crossed up to `order`; `{}` first. */
function slicesOf(attributes: Shape['attributes'], order: number): readonly SliceId[] {
  const made: SliceId[] = [{}];
  for (const [name, values] of Object.entries(attributes)) {
    const shorter = made.filter((slice) => Object.keys(slice).length < order);
    made.push(...shorter.flatMap((slice) => values.map((value) => ({ ...slice, [name]: value }))));
  }
  return made;
}

/** A group's counts from its place among the values: later values are smaller and fare worse; the last cross is empty. */
function countsOf(attributes: Shape['attributes']) {
  const names = Object.keys(attributes);
  const cells = slicesOf(attributes, names.length).filter(
    (slice) => Object.keys(slice).length === names.length,
  );
  const counted = cells.map((slice, index): Counts => {
    const places = names.map((name) => (attributes[name] ?? []).indexOf(slice[name] ?? ''));
    const rank = places.reduce((sum, place) => sum + place, 0);
    const n = index === cells.length - 1 ? 0 : Math.max(3, Math.round(2400 / (1 + rank) ** 2));
    const positives = Math.round(n * 0.42);
    const tp = Math.round(positives * Math.max(0.35, 0.84 - 0.09 * rank));
    const fp = Math.round((n - positives) * Math.max(0.06, 0.2 - 0.02 * rank));
    return { slice, tp, fp, fn: positives - tp, tn: n - positives - fp };
  });
  return (slice: SliceId): Counts =>
    counted
      .filter((cell) => Object.entries(slice).every(([name, value]) => cell.slice[name] === value))
      .reduce((a, b) => ({ slice, tp: a.tp + b.tp, fp: a.fp + b.fp, fn: a.fn + b.fn, tn: a.tn + b.tn }), {
        slice,
        tp: 0,
        fp: 0,
        fn: 0,
        tn: 0,
      });
}

function compared(own: Estimate, best: KnownEstimate, comparison: string): Estimate {
  if (!own.known) return own;
  const of = comparison === 'ratio' ? (x: number) => x / best.value : (x: number) => x - best.value;
  const method = comparison === 'ratio' ? 'mover-ratio' : 'newcombe';
  return { known: true, value: of(own.value), low: of(own.low), high: of(own.high), n: own.n, method };
}

function judged(actual: Estimate, { atLeast, atMost }: JudgedRule): Outcome {
  if (!actual.known) return 'inconclusive';
  const low = atLeast ?? Number.NEGATIVE_INFINITY;
  const high = atMost ?? Number.POSITIVE_INFINITY;
  if (actual.low >= low && actual.high <= high) return 'pass';
  return actual.high < low || actual.low > high ? 'fail' : 'inconclusive';
}

const rule = (id: string, title: string, rest: Partial<JudgedRule>): JudgedRule => ({
  id,
  title,
  kind: 'limit',
  metric: 'selection-rate',
  by: [],
  expected: '',
  severity: 'block',
  outcome: 'pass',
  ...rest,
});

function rulesFor(names: readonly string[]): readonly JudgedRule[] {
  const [first = ''] = names;
  return [
    rule('four-fifths', 'Four-fifths rule', {
      comparison: 'ratio',
      against: 'best',
      by: [...names],
      expected: '≥ 0.8',
      atLeast: 0.8,
    }),
    rule('selected-equally', `Selection by ${first}`, {
      comparison: 'ratio',
      against: 'best',
      by: [first],
      expected: '≥ 0.8',
      atLeast: 0.8,
    }),
    rule('equal-opportunity', 'Equal opportunity', {
      metric: 'true-positive-rate',
      comparison: 'difference',
      against: 'best',
      by: [first],
      expected: '≥ -0.35',
      atLeast: -0.35,
    }),
    rule('useful-at-all', 'Better than a coin', { metric: 'auc', expected: '≥ 0.6', atLeast: 0.6 }),
  ];
}

const digest = (seed: string) => `sha256:${seed.repeat(64).slice(0, 64)}`;

const BINS = 20;

/** As many rows as there are on either side of 0.5, dealt out evenly. */
function profile(slice: SliceId, { tp, fp, fn, tn }: Counts): ScoreProfile {
  const half = BINS / 2;
  const deal = (rows: number) => Array.from({ length: half }, (_, part) => Math.floor((rows + part) / half));
  return { slice, negatives: [...deal(tn), ...deal(fp)], positives: [...deal(fn), ...deal(tp)] };
}

/** A whole audit whose numbers agree with each other, of any attributes, crossed up to `order`. */
export function auditOf(
  { audit = 'hiring', title = 'Screening of applications for interview', attributes }: Shape,
  order = 2,
): AuditResult {
  const names = Object.keys(attributes);
  const count = countsOf(attributes);
  const slices = slicesOf(attributes, order);
  const of = (metric: string, slice: SliceId): Estimate =>
    rates.find(({ id }) => id === metric)?.of(count(slice)) ?? { known: false, because: 'no-rows', n: 0 };
  const measures: Measure[] = rates.flatMap(({ id: metric }) =>
    slices.map((slice) => ({ metric, slice, estimate: of(metric, slice) })),
  );
  const best = (metric: string, by: readonly string[]) =>
    slices
      .filter((slice) => Object.keys(slice).join() === by.join())
      .map((slice) => ({ slice, estimate: of(metric, slice) }))
      .filter(
        (one): one is { slice: SliceId; estimate: KnownEstimate } =>
          one.estimate.known && one.estimate.n >= 30,
      )
      .sort((a, b) => b.estimate.value - a.estimate.value)[0];
  const groupings = [...new Set(slices.map((slice) => Object.keys(slice).join('\u0000')))].filter(
    (by) => by !== '',
  );
  const disparities = groupings.flatMap((joined): Disparity[] => {
    const by = joined.split('\u0000');
    return ['selection-rate', 'true-positive-rate', 'auc'].flatMap((metric) => {
      const reference = best(metric, by);
      if (!reference) return [];
      return ['difference', 'ratio'].flatMap((comparison): Disparity[] => {
        const each = slices
          .filter((slice) => Object.keys(slice).join() === by.join() && slice !== reference.slice)
          .map(
            (slice): Disparity => ({
              metric,
              comparison,
              by,
              reference: 'best',
              slice,
              against: reference.slice,
              estimate: compared(of(metric, slice), reference.estimate, comparison),
            }),
          );
        const known = each.map(({ estimate }) => estimate).filter((estimate) => estimate.known);
        const widest = known.sort((a, b) => a.value - b.value)[0];
        const overall: Estimate = widest
          ? { ...widest, method: 'simultaneous-wilson' }
          : { known: false, because: 'one-group', n: 0 };
        return [{ metric, comparison, by, reference: 'best', estimate: overall }, ...each];
      });
    });
  });
  const found = rulesFor(names).map((one) => {
    const groups = slices.filter((slice) => Object.keys(slice).join() === one.by.join());
    const reference = best(one.metric, one.by);
    const findings = groups.map((slice): Finding => {
      const own = of(one.metric, slice);
      const actual = one.comparison && reference ? compared(own, reference.estimate, one.comparison) : own;
      const outcome = judged(actual, one);
      const rows = own.n;
      const short = actual.known && one.atLeast !== undefined ? Math.max(0, one.atLeast - actual.value) : 0;
      return {
        rule: one.id,
        slice,
        outcome,
        direction: one.atLeast === undefined ? 'above' : 'below',
        expected: one.expected,
        actual,
        ...(one.comparison && reference ? { reference: reference.slice } : {}),
        people: Math.ceil(short * rows * 0.5),
        ...(outcome === 'inconclusive' && rows > 0 ? { rowsNeeded: rows * 6 + 40 } : {}),
      };
    });
    const worst = (['fail', 'inconclusive', 'pass'] as const).find((outcome) =>
      findings.some((f) => f.outcome === outcome),
    );
    return { rule: { ...one, outcome: worst ?? 'inconclusive' }, findings };
  });
  const outcome =
    (['fail', 'inconclusive', 'pass'] as const).find((each) =>
      found.some((one) => one.rule.outcome === each),
    ) ?? 'inconclusive';
  return {
    schema: 1,
    audit,
    subject: {
      title,
      decision: 'Which applicants for a position are invited to an interview.',
      favourable: 'The applicant is invited.',
    },
    verdict: {
      outcome,
      because: found.filter((one) => one.rule.outcome === outcome).map((one) => one.rule.id),
    },
    rules: found.map((one) => one.rule),
    findings: found.flatMap((one) => one.findings),
    attributes: Object.entries(attributes).map(([name, values]) => ({ name, values: [...values] })),
    confidence: 0.95,
    threshold: 0.5,
    slices: slices.map((slice): SliceProfile => {
      const { tp, fp, fn, tn } = count(slice);
      return { slice, rows: tp + fp + fn + tn, positives: tp + fn, selected: tp + fp };
    }),
    measures,
    disparities,
    metrics: rates.map(({ of: _, ...rest }) => rest),
    comparisons: [...comparisons],
    scores: {
      bins: BINS,
      slices: slices.map((slice) => profile(slice, count(slice))),
      thresholds: [0.25, 0.5, 0.75].map((threshold) => ({
        threshold,
        rules: found.slice(0, 3).map((one) => ({ id: one.rule.id, outcome: one.rule.outcome })),
        findings: found
          .slice(0, 3)
          .flatMap((one) => one.findings)
          .map(({ rule, slice, outcome, actual }) => ({ rule, slice, outcome, actual })),
      })),
    },
    model: {
      kind: 'bert',
      summary: '4 layers of width 128, frozen; logistic head on the mean of the last layer',
      parameters: 1_204_226,
      trained: 129,
      rows: { train: 2100, validation: 630, test: 1470 },
      curve: Array.from({ length: 12 }, (_, index) => ({
        epoch: index + 1,
        loss: 0.69 * 0.88 ** index,
        validationLoss: 0.68 * 0.9 ** index + 0.004 * index * index,
      })),
      bestEpoch: 9,
    },
    notices: [
      { code: 'small-group', message: 'Two values of "race" hold under 2 % of the rows each.' },
      { code: 'missing', message: '37 rows have no value of "sex"; they are the group (missing).' },
    ],
    lineage: {
      data: digest('a1b2c3d4'),
      checkpoint: digest('0f1e2d3c'),
      config: digest('77aa88bb'),
      version: '0.1.0',
      seed: 7,
      engine: 'wasm',
      artefacts: { dataset: digest('d1'), features: digest('e2'), model: digest('f3'), cube: digest('c4') },
    },
  };
}

/** Sex × race with failing, inconclusive, passing and unknown numbers. */
export const hiring = (): AuditResult =>
  auditOf({
    attributes: {
      sex: ['M', 'F', '(missing)'],
      race: [
        'White',
        'Asian',
        'Hispanic or Latino',
        'Black or African American',
        'Two or more races',
        'American Indian or Alaska Native',
        'Native Hawaiian or Other Pacific Islander',
      ],
    },
  });

/** Nothing was asked of it and nothing is in it. */
export const empty = (): AuditResult => {
  const { model: _, threshold: __, scores: ___, ...rest } = hiring();
  const { checkpoint: ____, ...lineage } = rest.lineage;
  return {
    ...rest,
    audit: 'measure',
    subject: { title: 'Predictions', decision: 'Not said.', favourable: 'Not said.' },
    verdict: { outcome: 'not-judged', because: [] },
    rules: [],
    findings: [],
    attributes: [],
    slices: [],
    measures: [],
    disparities: [],
    metrics: [],
    comparisons: [],
    notices: [],
    lineage: { ...lineage, command: 'npx fairgate measure predictions.csv --label y', artefacts: {} },
  };
};

/** Measured, but without a policy. */
export const notJudged = (): AuditResult => ({
  ...hiring(),
  verdict: { outcome: 'not-judged', because: [] },
  rules: [],
  findings: [],
});

/** Texts that try to break out of whatever they are written into. */
export const hostile = {
  html: '</script><img src=x onerror=alert(1)>',
  style: '</style><svg onload=alert(1)>',
  attribute: '" onmouseover="alert(1)" x="',
  controls: 'a\u0000b\u001b[31m\u202Egnp.exe\u2066\ud800\uffff',
  markdown: '| `x` | <b>y</b>\n# z [l](javascript:alert(1)) **w** @all https://evil.example',
  xml: ']]><!--&#0; <?php ?>',
} as const;

/** Every text field that could come from outside holds one of the hostile texts. */
export function hostileAudit(): AuditResult {
  const base = auditOf({
    audit: hostile.attribute,
    title: hostile.html,
    attributes: {
      [hostile.style]: [hostile.html, hostile.attribute, hostile.controls],
      [hostile.markdown]: [hostile.markdown, hostile.xml],
    },
  });
  return {
    ...base,
    subject: { title: hostile.html, decision: hostile.markdown, favourable: hostile.controls },
    rules: base.rules.map((one) => ({
      ...one,
      title: `${one.title} ${hostile.html}`,
      expected: `${one.expected} ${hostile.xml}`,
    })),
    metrics: base.metrics.map((one) => ({
      ...one,
      title: `${one.title} ${hostile.html}`,
      why: hostile.style,
    })),
    model: {
      ...(base.model as NonNullable<AuditResult['model']>),
      kind: hostile.html,
      summary: hostile.attribute,
    },
    notices: Object.values(hostile).map((message) => ({ code: message, message })),
    lineage: {
      ...base.lineage,
      data: hostile.html,
      engine: hostile.controls,
      version: hostile.attribute,
      artefacts: { [hostile.html]: hostile.style },
    },
  };
}
