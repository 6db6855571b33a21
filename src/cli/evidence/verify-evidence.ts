import { basename, join } from 'node:path';
import { readText } from '../../data/sources/files.ts';
import { InvalidInput } from '../../errors.ts';
import { EvidenceBroken } from '../../evidence/broken.ts';
import { checkAge } from '../../evidence/check-age.ts';
import { checkFiles } from '../../evidence/check-files.ts';
import { checkOpenings } from '../../evidence/check-openings.ts';
import { checkPolicy } from '../../evidence/check-policy.ts';
import { checkReport, checkStatement } from '../../evidence/check-report.ts';
import { checkRequirement, type Requirement } from '../../evidence/requirement.ts';
import { type Covered, coveredBy } from '../../evidence/statement.ts';
import { type SignOff, type Trusted, verifySignatures } from '../../evidence/verify-signatures.ts';
import type { AuditResult } from '../../result/index.ts';
import type { World } from '../world.ts';
import { coverArtefact, coverAudit, coverOther, coverReports, EVIDENCE_FILE } from './cover.ts';
import { openingsIn } from './openings-file.ts';
import { rendered } from './rendered.ts';

/** Where evidence lies, and what it is held to. */
export interface Demands {
  readonly folder: string;
  readonly trusted: readonly Trusted[];
  readonly requirement?: Requirement;
  readonly now: string;
  /** In days. */
  readonly maxAge?: number;
  /** Audit file; where it is not said, by its name in `audits/`. */
  readonly audit?: string;
  readonly store: string;
  /** Where the paths of other files begin. */
  readonly root: string;
  readonly reportsOnly: boolean;
  /** Whether the policy may be newer than the first look at the test rows. */
  readonly changedPolicy: boolean;
}

/** Evidence that holds. */
export interface Verified {
  readonly result: AuditResult;
  readonly signOffs: readonly SignOff[];
  readonly files: number;
  /** Files that were signed and not looked at. */
  readonly left: number;
  /** Since the first signature. */
  readonly days: number;
  /** Whether the policy is known to be the one of the first look at the test rows. */
  readonly firstPolicy: boolean;
}

/** @throws EvidenceBroken at the first link that does not hold. */
export async function verifyEvidence(demands: Demands, world: World): Promise<Verified> {
  const { parseEvidence } = await import('../../config/read-evidence.ts');
  const { readResult } = await import('../../config/read-result.ts');
  const path = join(demands.folder, EVIDENCE_FILE);
  const { envelope, statement } = parseEvidence(await evidenceText(path), path);
  const signOffs = verifySignatures(envelope, demands.trusted);
  if (demands.requirement) checkRequirement(signOffs, demands.requirement);
  const days = checkAge(signOffs, demands.now, demands.maxAge);
  const covered = coveredBy(statement);
  const signed = demands.reportsOnly ? covered.filter(({ kind }) => kind === 'report') : covered;
  const present = await stillThere(signed, demands, world);
  checkFiles(signed, present);
  const result = await readResult(join(demands.folder, 'result.json'));
  checkStatement(statement, result);
  const openings = await openingsIn(demands.folder);
  checkOpenings(result, openings);
  const firstPolicy = !demands.changedPolicy && checkPolicy(result, openings);
  checkReport(result, await rendered(result), present);
  return {
    result,
    signOffs,
    days,
    firstPolicy,
    files: signed.length,
    left: covered.length - signed.length,
  };
}

/** What is there now of the kinds that were signed. Input that can no longer be read is evidence that does not hold. */
async function stillThere(
  signed: readonly Covered[],
  { folder, audit, store, root }: Demands,
  world: World,
): Promise<readonly Covered[]> {
  const names = (kind: Covered['kind']) => signed.filter((one) => one.kind === kind).map(({ name }) => name);
  const [auditFile] = names('audit');
  try {
    return [
      ...(await coverReports(folder)),
      ...(auditFile === undefined
        ? []
        : (await coverAudit(audit ?? join('audits', basename(auditFile)), world)).files),
      ...(await Promise.all(names('artefact').map((name) => coverArtefact(name, store)))),
      ...(await Promise.all(names('other').map((name) => coverOther(name, root)))),
    ];
  } catch (cause) {
    if (!(cause instanceof InvalidInput)) throw cause;
    const place = cause.place.file === undefined ? '' : `${cause.place.file}: `;
    const remedy = `${cause.remedy} Without them, --reports-only verifies the rest.`;
    throw new EvidenceBroken('files', `${place}${cause.what}`, remedy, { cause });
  }
}

async function evidenceText(path: string): Promise<string> {
  return readText(path).catch((cause) => {
    throw new EvidenceBroken('envelope', `${path} cannot be read`, 'Have the audit signed: fairgate sign.', {
      cause,
    });
  });
}
