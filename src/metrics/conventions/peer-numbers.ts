import { tasks } from '../../data/tasks/index.ts';
import { type AuditResult, type Estimate, type Measure, MISSING, type SliceId } from '../../result/index.ts';
import { metrics } from '../index.ts';
import type { Metric } from '../metric.ts';
import { metricsOf } from '../of-task.ts';
import { type PeerName, peers } from '../peers.ts';
import type { PeerConvention, PeerDisparity, PeerTable, Said } from './convention.ts';

/** One number as a peer gives it, and ours for the same. */
export interface PeerNumber {
  readonly name: string;
  readonly by: readonly string[];
  /** One group; everybody where it is `{}`; absent where it is of all groups together. */
  readonly group?: SliceId;
  readonly beside?: SliceId;
  /** Null where the peer gives none. */
  readonly value: number | null;
  readonly ours?: Estimate;
}

/** What a peer would say of the same rows: its numbers by its conventions, never ours. */
export interface PeerNumbers {
  readonly peer: string;
  readonly version: string;
  readonly customs: readonly string[];
  readonly numbers: readonly PeerNumber[];
}

/** Ids of our metrics of binary decisions from which a peer's numbers follow. */
export function metricsBehind({ id, needs }: PeerConvention): readonly string[] {
  const named = metricsOf(tasks.get('binary')).filter((metric) => nameIn(metrics.get(metric), id));
  return [...new Set<string>([...named, ...needs])];
}

/** A pure function of what was measured: the metrics of the groups by each attribute, and the widest gaps. */
export function peerNumbers(
  convention: PeerConvention,
  {
    attributes,
    slices,
    measures,
    disparities,
  }: Pick<AuditResult, 'attributes' | 'slices' | 'measures' | 'disparities'>,
): PeerNumbers {
  const found = new Map(measures.map((one) => [keyOf(one.metric, one.slice), one.estimate]));
  const estimate = (metric: string, slice: SliceId) => found.get(keyOf(metric, slice));
  const said = (metric: string, slice: SliceId) =>
    valueThere(estimate(metric, slice), nameIn(metrics.get(metric), convention.id));
  const tables = attributes.map(({ name }) => {
    const groups = slices.filter(({ slice }) => isGroupOf(slice, name));
    const table: PeerTable = {
      groups: groups.map(({ slice }) => slice),
      largest: groups.findIndex(({ rows }) => rows === Math.max(...groups.map((group) => group.rows))),
      of: (metric, group) => said(metric, groups[group]?.slice ?? {}),
      overall: (metric) => said(metric, {}),
      selected: (group) => countOf(estimate('selection-rate', groups[group]?.slice ?? {})),
    };
    return { by: [name], table };
  });
  const ours = ({ ours: wanted }: PeerDisparity, by: readonly string[]) =>
    disparities.find(
      (one) =>
        one.slice === undefined &&
        one.metric === wanted?.metric &&
        one.comparison === wanted.comparison &&
        String(one.by) === String(by),
    )?.estimate;
  return {
    peer: peers.get(convention.id).title,
    version: convention.version,
    customs: convention.customs,
    numbers: [
      ...named(convention, [{}], [], said, estimate),
      ...tables.flatMap(({ by, table }) => [
        ...named(convention, table.groups, by, said, estimate),
        ...convention.disparities(table).map((one) => {
          const beside = ours(one, by);
          const { name, group, beside: reference, value } = one;
          return {
            name,
            by,
            ...(group && { group }),
            ...(reference && { beside: reference }),
            value: value ?? null,
            ...(beside && { ours: beside }),
          };
        }),
      ]),
    ],
  };
}

/** Every metric that the peer has a name for, of each group; none that lacks scores. */
function named(
  { id }: PeerConvention,
  groups: readonly SliceId[],
  by: readonly string[],
  said: (metric: string, slice: SliceId) => Said,
  estimate: (metric: string, slice: SliceId) => Estimate | undefined,
): readonly PeerNumber[] {
  return [...metrics].flatMap((metric: Metric) => {
    const peer = nameIn(metric, id);
    if (!peer) return [];
    return groups.flatMap((group) => {
      const ours = estimate(metric.id, group);
      return ours && (ours.known || ours.because !== 'no-scores')
        ? [{ name: peer.name, by, group, value: said(metric.id, group) ?? null, ours }]
        : [];
    });
  });
}

function valueThere(estimate: Estimate | undefined, peer: PeerName | undefined): Said {
  if (estimate?.known) return estimate.value;
  return estimate?.because === 'zero-denominator' ? peer?.empty : undefined;
}

const countOf = (estimate: Estimate | undefined): number => (estimate?.known ? (estimate.count ?? 0) : 0);

function nameIn({ peers: names }: Pick<Metric, 'peers'>, peer: string): PeerName | undefined {
  return (names as Readonly<Record<string, PeerName>>)[peer];
}

function isGroupOf(slice: SliceId, attribute: string): boolean {
  const names = Object.keys(slice);
  return names.length === 1 && names[0] === attribute && slice[attribute] !== MISSING;
}

const keyOf = (metric: Measure['metric'], slice: SliceId) => JSON.stringify([metric, slice]);
