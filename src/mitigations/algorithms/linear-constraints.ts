import { demandBothLabels } from './demand-both-labels.ts';
import type { LabelledRows } from './groups.ts';
import type { ParityId } from './rates.ts';

/** A number that follows from decisions in a line: Σ coefficient × decision + constant. One entry a row. */
export interface LinearConstraint {
  readonly coefficients: Float64Array;
  readonly constant: number;
}

/** Whose decisions a parity is about: everybody’s, or those of people with one label. */
const EVENTS: Readonly<Record<ParityId, readonly ((label: number) => boolean)[]>> = {
  'demographic-parity': [() => true],
  'equal-opportunity': [(label) => label === 1],
  'predictive-equality': [(label) => label === 0],
  'equalised-odds': [(label) => label === 0, (label) => label === 1],
};

/** What reductions can be asked for: a rate that is the same in all groups, or an error rate that none exceeds. */
export const REDUCTIONS = [...(Object.keys(EVENTS) as ParityId[]), 'bounded-group-loss'] as const;
export type ReductionId = (typeof REDUCTIONS)[number];

/**
 * By group, and both ways, how far its rate is from everybody’s (Agarwal et al. 2018), or its error rate; each is to be at
 * most a bound. Two groups may then be twice as far apart.
 * @throws InvalidInput when a group lacks one of the labels.
 */
export function linearConstraints(rows: LabelledRows, id: ReductionId): LinearConstraint[] {
  demandBothLabels(rows, 1);
  return id === 'bounded-group-loss'
    ? groupLosses(rows)
    : EVENTS[id].flatMap((event) => deviations(rows, event));
}

function deviations(
  { label, weight, groups }: LabelledRows,
  event: (label: number) => boolean,
): LinearConstraint[] {
  const within = weight.map((own, row) => (event(label[row] as number) ? own : 0));
  const everybody = sum(within);
  return groups.names.flatMap((_, group) => {
    const own = within.map((each, row) => (groups.codes[row] === group ? each : 0));
    const members = sum(own);
    const above = own.map((each, row) => each / members - (within[row] as number) / everybody);
    return [above, above.map((each) => -each)].map((coefficients) => ({ coefficients, constant: 0 }));
  });
}

function groupLosses({ label, weight, groups }: LabelledRows): LinearConstraint[] {
  return groups.names.map((_, group) => {
    const own = weight.map((each, row) => (groups.codes[row] === group ? each : 0));
    const members = sum(own);
    return {
      coefficients: own.map((each, row) => (each * (1 - 2 * (label[row] as number))) / members),
      constant: sum(own.map((each, row) => each * (label[row] as number))) / members,
    };
  });
}

const sum = (values: Float64Array): number => values.reduce((total, each) => total + each, 0);
