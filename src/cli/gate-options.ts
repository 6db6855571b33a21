import type { Argv } from 'yargs';
import { dayTime } from '../config/calendar-day.ts';
import { InvalidInput } from '../errors.ts';

export interface AsOfArguments {
  asOf: string;
}

export interface GateArguments extends AsOfArguments {
  baseline?: string | undefined;
}

/** The option of every command that holds audits to their policy. */
export function asOfOption<T>(yargs: Argv<T>): Argv<T & AsOfArguments> {
  return yargs.option('as-of', {
    type: 'string',
    default: new Date().toISOString().slice(0, 10),
    defaultDescription: 'today',
    describe: 'Day on which waivers and rule packs are to hold',
    coerce: day,
  }) as unknown as Argv<T & AsOfArguments>;
}

/** The options of every command whose verdict is that of one audit. */
export function gateOptions<T>(yargs: Argv<T>): Argv<T & GateArguments> {
  return asOfOption(yargs).option('baseline', {
    type: 'string',
    describe: 'Known findings (fairgate baseline make): only what is new or worse counts',
  });
}

function day(given: string): string {
  if (!Number.isNaN(dayTime(given))) return given;
  throw new InvalidInput(`there is no day "${given}"`, {}, 'Give --as-of a day such as 2026-01-31.');
}
