import type { Attribute, Clusters, Predictions } from '../../src/data/predictions.ts';
import { measure } from '../../src/metrics/measure.ts';
import type { Estimate } from '../../src/result/index.ts';
import { memory } from '../../src/slices/engines/memory.ts';
import { type Random, random } from '../../src/stats/random.ts';
import { type Cell, Tally } from './cell.ts';

const DRAWS = 300;
/** A situation below is drawn anew, ten times as often, so that the worst of many is not the unluckiest. */
const SUSPECT = 0.935;
/** Batches as files are dealt out to. */
const BATCHES = 200;
const APART = 0.15;

/** A decision about somebody. */
interface Row {
  readonly person: number;
  readonly group: number;
  readonly stratum: number;
  readonly selected: number;
}

/** A way in which rows come about. */
interface Situation {
  readonly name: string;
  draw(source: Random): readonly Row[];
}

const RATES = [0.1, 0.4];
/** Share of the decisions about a person that are all the same. */
const TOGETHER = [0, 0.5, 1];
/** People of each group. */
const PEOPLE = [
  [15, 15],
  [60, 30],
  [200, 100],
] as const;

/** Up to four decisions about each person. */
const people: readonly Situation[] = PEOPLE.flatMap((sizes) =>
  RATES.flatMap((rate) =>
    TOGETHER.map((together) => ({
      name: `${sizes.join(' and ')} people, rate ${rate}, ${100 * together} % alike`,
      draw: (source: Random) =>
        sizes.flatMap((number, group) =>
          Array.from({ length: number }, (_, at) =>
            decisions(source, 1 + source.below(4), group ? rate + APART : rate, together, {
              person: 1000 * group + at,
              group,
              stratum: 0,
            }),
          ).flat(),
        ),
    })),
  ),
);

/** Strata with rates of their own, of so many rows of each group at most. */
const strata: readonly Situation[] = [
  [4, 60],
  [30, 8],
  [120, 2],
].flatMap(([number = 0, most = 0]) =>
  [1, 3].map((perPerson) => ({
    name: `${number} strata, up to ${most} people a side, ${perPerson} ${perPerson > 1 ? 'rows' : 'row'} each`,
    draw: (source: Random) =>
      Array.from({ length: number }, (_, stratum) => {
        const rate = 0.2 + 0.4 * source.uniform();
        return [0, 1].flatMap((group) =>
          Array.from({ length: 1 + source.below(most) }, (__, at) =>
            decisions(source, perPerson, group ? rate + APART : rate, 0.5, {
              person: 10_000 * stratum + 1000 * group + at,
              group,
              stratum,
            }),
          ).flat(),
        );
      }).flat(),
  })),
);

function decisions(
  source: Random,
  rows: number,
  rate: number,
  together: number,
  who: Omit<Row, 'selected'>,
): readonly Row[] {
  const always = source.uniform() < rate ? 1 : 0;
  return Array.from({ length: rows }, () => {
    const own = source.uniform() < rate ? 1 : 0;
    return { ...who, selected: source.uniform() < together ? always : own };
  });
}

/** Differences of two groups of people with several rows each, as `measure` gives them. */
export const clusteredDifferences = () => cells(people, ({ disparities }) => disparities[0]?.estimate);

/** Rates of the first of these groups. */
export async function clusteredRates(): Promise<readonly Cell[]> {
  const rated = people.map((situation, at) => ({
    ...situation,
    truth: RATES[Math.floor(at / 3) % 2] as number,
  }));
  return cells(rated, ({ measures }) => measures[1]?.estimate);
}

/** Differences within strata. */
export const differencesWithinStrata = () => cells(strata, ({ conditional }) => conditional[0]?.estimate);

type Measured = Awaited<ReturnType<typeof measured>>;

async function cells(
  situations: readonly (Situation & { readonly truth?: number })[],
  of: (measured: Measured) => Estimate | undefined,
): Promise<readonly Cell[]> {
  const found: Cell[] = [];
  for (const { name, draw, truth = -APART } of situations) {
    const drawn = async (draws: number, stream: string) => {
      const source = random(1, stream);
      const tally = new Tally();
      for (let at = 0; at < draws; at++) {
        const estimate = of(await measured(draw(source)));
        if (estimate?.known) tally.add(estimate, truth);
      }
      return tally.cell(name);
    };
    const first = await drawn(DRAWS, name);
    found.push(first.coverage >= SUSPECT ? first : await drawn(10 * DRAWS, `again: ${name}`));
  }
  return found;
}

async function measured(rows: readonly Row[]) {
  const asked = { metric: 'selection-rate', comparison: 'difference', by: ['group'] };
  const against = { group: 'b' };
  return measure(await memory.cube(predictionsOf(rows)), {
    metrics: ['selection-rate'],
    comparisons: [{ ...asked, against }],
    conditional: [{ ...asked, given: ['stratum'], against }],
    order: 1,
    confidence: 0.95,
    replicates: 0,
    seed: 1,
  });
}

function predictionsOf(rows: readonly Row[]): Predictions {
  const attribute = (name: string, values: readonly string[], code: (row: Row) => number): Attribute => ({
    name,
    values,
    codes: Int32Array.from(rows, code),
  });
  return {
    task: 'binary',
    rows: rows.length,
    label: new Uint8Array(rows.length),
    decision: Uint8Array.from(rows, ({ selected }) => selected),
    score: undefined,
    weight: undefined,
    attributes: [attribute('group', ['a', 'b'], ({ group }) => group)],
    clusters: clustersOf(rows),
    stratum: attribute(
      'stratum',
      Array.from({ length: 1 + Math.max(...rows.map(({ stratum }) => stratum)) }, (_, at) => `s${at}`),
      ({ stratum }) => stratum,
    ),
    notices: [],
  };
}

function clustersOf(rows: readonly Row[]): Clusters {
  const sizes = new Map<number, number>();
  for (const { person } of rows) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  return {
    batch: Uint8Array.from(rows, ({ person }) => random(0, String(person)).below(BATCHES)),
    size: Float64Array.from(rows, ({ person }) => sizes.get(person) as number),
  };
}
