import type { Metric } from './metric.ts';

type Asked = Pick<Metric, 'range' | 'count'>;

const SUITED = {
  'any number': { holds: () => true, because: '' },
  'no negative number': { holds: ({ range }: Asked) => range[0] >= 0, because: 'it may be negative' },
  'share of rows': {
    holds: ({ count }: Asked) => count !== undefined,
    because: 'it is no share of rows',
  },
} as const;

/** What a metric must be to be compared in some way. */
export type Suited = keyof typeof SUITED;

/** Why a metric cannot be compared in a way that suits such metrics only; undefined where it can. */
export function unsuited(metric: Asked, suits: Suited): string | undefined {
  const { holds, because } = SUITED[suits];
  return holds(metric) ? undefined : because;
}
