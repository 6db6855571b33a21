import { dirname } from 'node:path';
import { readText } from '../data/sources/files.ts';
import { InvalidInput } from '../errors.ts';
import type { Variant } from './axes/axis.ts';
import { axes } from './axes/index.ts';
import { checkConfig } from './check-config.ts';
import { type Audit, resolveAudit } from './load-audit.ts';
import type { HubAccess } from './locate-backbone.ts';
import { parseJson } from './parse-json.ts';

/** One way to do what an audit asks, ready to be run. */
export interface AuditCandidate extends Omit<Variant, 'change'> {
  readonly audit: Audit;
}

/** What is varied of an audit, and what it is compared with, in the words of the audit file. */
export interface Varied {
  readonly axis: string;
  readonly names: readonly string[];
}

/**
 * The audit as written and others that differ from it along one axis, every file digested.
 * @throws InvalidInput when the audit file is broken, or names nothing to vary; of a candidate that cannot be had it
 *   says which.
 */
export async function loadCandidates(
  path: string,
  { axis, names }: Varied,
  hubs?: HubAccess,
): Promise<readonly AuditCandidate[]> {
  const config = checkConfig(parseJson(await readText(path), path), path);
  const candidates: AuditCandidate[] = [];
  for (const { change, ...said } of axes.get(axis).variants(config, names, { file: path })) {
    const audit = await ofCandidate(said, resolveAudit(change(config), dirname(path), undefined, hubs));
    candidates.push({ ...said, audit });
  }
  return candidates;
}

/** The work, and where it finds something that cannot be used, whose it is. */
export async function ofCandidate<T>({ title }: Pick<Variant, 'title'>, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (!(cause instanceof InvalidInput)) throw cause;
    throw new InvalidInput(cause.what, cause.place, `${cause.remedy} It is the candidate “${title}”.`, {
      cause,
    });
  }
}
