import { describe, expect, it } from 'vitest';
import { conventions } from '../../../src/metrics/conventions/index.ts';
import {
  metricsBehind,
  type PeerNumber,
  peerNumbers,
} from '../../../src/metrics/conventions/peer-numbers.ts';
import { measure } from '../../../src/metrics/measure.ts';
import type { Row } from '../slices/rows.ts';
import { complete, ordinary, peers, referenceCube, type Weighting } from './reference-table.ts';

const weightings: readonly Weighting[] = ['unweighted', 'weighted'];
const GROUPINGS = ['sex', 'race', 'age_band'] as const;

async function numbersOf(
  id: 'fairlearn' | 'aif360' | 'aequitas',
  weighting: Weighting,
  keep: (row: Row) => boolean,
) {
  const convention = conventions.get(id);
  const cube = await referenceCube(weighting, keep);
  const measures = await measure(cube, {
    metrics: metricsBehind(convention),
    comparisons: [{ metric: 'selection-rate', comparison: 'difference', by: ['race'], against: 'best' }],
    order: 1,
    confidence: 0.95,
    replicates: 0,
    seed: 1,
  });
  return peerNumbers(convention, {
    attributes: cube.attributes.map(({ name, values }) => ({ name, values: [...values] })),
    slices: [...measures.slices],
    measures: [...measures.measures],
    disparities: [...measures.disparities],
  }).numbers;
}

/** Holds one of the numbers to what the peer said. */
function hold(
  numbers: readonly PeerNumber[],
  name: string,
  by: string,
  group: string | undefined,
  said: unknown,
) {
  const found = numbers.find(
    (one) => one.name === name && String(one.by) === by && one.group?.[by] === group,
  );
  const cell = `${name} of ${group ?? 'all'} by ${by}`;
  expect(found, cell).toBeDefined();
  if (typeof said === 'number') {
    expect(Math.abs((found?.value ?? Number.NaN) - said), cell).toBeLessThan(1e-9);
  } else expect(found?.value, cell).toBeNull();
}

describe.each(weightings)('the reference rows, %s', (weighting) => {
  it.each([
    ['complete_case', complete],
    ['complete_case_ordinary_groups', ordinary],
  ] as const)('have fairlearn’s numbers of all groups: %s', async (policy, keep) => {
    const numbers = await numbersOf('fairlearn', weighting, keep);
    let held = 0;
    for (const by of GROUPINGS) {
      for (const [key, said] of Object.entries(peers.conventions.fairlearn[policy]?.[weighting][by] ?? {})) {
        if (key === 'frame') continue;
        const [name, method, agg] = key.split(':');
        const mean = agg === undefined ? '' : `, agg='${agg.replace('agg=', '')}'`;
        hold(numbers, `${name}(method='${method}'${mean})`, by, undefined, said);
        held += 1;
      }
    }
    expect(held).toBe(48);
  });

  it('have AIF360’s numbers of each group and the privileged one', async () => {
    const numbers = await numbersOf('aif360', weighting, complete);
    let held = 0;
    for (const by of ['sex', 'race'] as const) {
      const { reference, groups } = peers.conventions.aif360[weighting][by] ?? { reference: '', groups: {} };
      const names = new Set(numbers.filter(({ beside }) => beside).map(({ name }) => name));
      for (const [group, said] of Object.entries(groups)) {
        if (group === reference) continue;
        for (const name of names) {
          hold(numbers, name, by, group, said[name]);
          held += 1;
        }
      }
    }
    expect(held).toBe(8 * 18);
  });
});

describe('the reference rows', () => {
  it('have aequitas’ disparities to the largest group', async () => {
    const numbers = await numbersOf('aequitas', 'unweighted', complete);
    for (const by of ['sex', 'race'] as const) {
      for (const [group, said] of Object.entries(peers.conventions.aequitas[by] ?? {})) {
        if (group === said.ppr_ref_group_value) continue;
        for (const name of Object.keys(said).filter((key) => key.endsWith('_disparity')))
          hold(numbers, name, by, group, said[name]);
      }
    }
  });

  it('have each peer’s own number where it has one at 0/0, beside ours which is unknown', async () => {
    const fairlearn = await numbersOf('fairlearn', 'unweighted', complete);
    const aif360 = await numbersOf('aif360', 'unweighted', complete);
    const at = (numbers: readonly PeerNumber[], name: string, race: string) =>
      numbers.find((one) => one.name === name && one.group?.race === race);
    expect(at(fairlearn, 'true_positive_rate', 'native')).toMatchObject({ value: 0, ours: { known: false } });
    expect(at(aif360, 'true_positive_rate', 'native')).toMatchObject({ value: null, ours: { known: false } });
    expect(at(aif360, 'false_discovery_rate', 'pacific')).toMatchObject({ value: 0, ours: { known: false } });
  });

  it('have our own widest gap beside fairlearn’s, with its interval', async () => {
    const numbers = await numbersOf('fairlearn', 'unweighted', ordinary);
    const found = numbers.find(
      ({ name, by }) => name === "demographic_parity_difference(method='between_groups')" && by[0] === 'race',
    );
    expect(found?.ours?.known && found.ours.value).toBeCloseTo(found?.value ?? Number.NaN, 12);
  });
});
