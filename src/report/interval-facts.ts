import type { Estimate, IntervalMethod } from '../result/index.ts';
import { anchor } from './anchor.ts';
import type { BlockOf } from './block.ts';
import { capitalised, intervalMethods } from './words.ts';

/** Every way in which the intervals of some estimates were made, in plain words. */
export function intervalFacts(estimates: readonly Estimate[]): BlockOf<'facts'> {
  const used = new Set(estimates.flatMap((estimate) => (estimate.known ? [estimate.method] : [])));
  const methods = (Object.keys(intervalMethods) as IntervalMethod[]).filter((method) => used.has(method));
  return {
    kind: 'facts',
    items: methods.map((method) => ({
      id: anchor('interval', method),
      term: [capitalised(intervalMethods[method].title)],
      value: [intervalMethods[method].plain],
    })),
  };
}
