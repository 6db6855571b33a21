import { InvalidInput } from '../../errors.ts';

/**
 * A time in UTC to the second, or now.
 * @throws InvalidInput when what is given is no time.
 */
export function timeOr(given: string | undefined): string {
  const time = given === undefined ? new Date() : new Date(given);
  if (Number.isNaN(time.getTime())) {
    throw new InvalidInput(`"${given}" is no time`, {}, 'Write for instance 2026-03-31T12:00:00Z.');
  }
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
