import { InvalidInput } from '../errors.ts';
import { suggest } from '../registry.ts';
import { EvidenceBroken } from './broken.ts';
import { type Role, roles } from './roles.ts';
import type { SignOff } from './verify-signatures.ts';

/** In how many of these capacities somebody has to have signed. */
export interface Requirement {
  readonly count: number;
  readonly of: readonly Role[];
}

const FORM = /^(?:(\d+) of )?([a-z]+(?:,[a-z]+)*)$/;

/**
 * `officer,reviewer` asks for all of them, `2 of author,reviewer,officer` for any two.
 * @throws InvalidInput when the words are others, or ask for more than they name.
 */
export function parseRequirement(text: string): Requirement {
  const [, count, names] = FORM.exec(text.trim().replace(/ *, */g, ',')) ?? [];
  const remedy = 'Write for instance "officer,reviewer", or "2 of author,reviewer,officer".';
  if (names === undefined) throw new InvalidInput(`"${text}" asks for no roles`, {}, remedy);
  const of = [...new Set(names.split(','))].map(roleNamed);
  const needed = count === undefined ? of.length : Number(count);
  if (needed < 1 || needed > of.length) {
    throw new InvalidInput(`"${text}" cannot be met: it names ${of.length}`, {}, remedy);
  }
  return { count: needed, of };
}

function roleNamed(name: string): Role {
  const role = roles.find((one) => one === name);
  if (role) return role;
  throw new InvalidInput(`there is no role "${name}"`, {}, suggest(name, roles));
}

/** @throws EvidenceBroken when too few of the roles have signed. */
export function checkRequirement(signOffs: readonly SignOff[], { count, of }: Requirement): void {
  const missing = of.filter((role) => !signOffs.some((one) => one.role === role));
  const met = of.length - missing.length;
  if (met >= count) return;
  const asked =
    count === of.length ? 'all of these are asked for' : `${count} of ${of.join(', ')} are asked for`;
  throw new EvidenceBroken(
    'roles',
    `nobody signed as ${missing.join(' or ')}; ${asked}`,
    `Have one sign: fairgate sign … --role ${missing[0]}.`,
  );
}
