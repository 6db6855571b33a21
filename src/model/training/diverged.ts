import { InvalidInput } from '../../errors.ts';

/** What there is to say when weights have grown beyond all numbers. */
export function diverged(when: string): InvalidInput {
  return new InvalidInput(`training diverged ${when}`, {}, 'Lower the learning rate, train.rate.');
}
