import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { envelopeText, parseEvidence } from '../../config/read-evidence.ts';
import { readResult } from '../../config/read-result.ts';
import { readText } from '../../data/sources/files.ts';
import { InvalidInput } from '../../errors.ts';
import { checkOpenings } from '../../evidence/check-openings.ts';
import { checkReport } from '../../evidence/check-report.ts';
import { readPrivateKey, sign as signed, statementOf } from '../../evidence/index.ts';
import type { Role } from '../../evidence/roles.ts';
import { type Covered, coveredBy, type Statement } from '../../evidence/statement.ts';
import { writeWhole } from '../../pipeline/store/store.ts';
import type { AuditResult } from '../../result/index.ts';
import type { World } from '../world.ts';
import { timeOr } from './clock.ts';
import { coverArtefact, coverAudit, coverOther, coverReports, EVIDENCE_FILE } from './cover.ts';
import { openingsIn } from './openings-file.ts';
import { rendered } from './rendered.ts';

/** Who signs what, as the command line says it. */
export interface SignArguments {
  folder: string;
  key: string;
  role: Role;
  audit?: string | undefined;
  store: string;
  cover: string[];
  time?: string | undefined;
}

/**
 * Signs a report, what it was made of and what else is to be vouched for, beside those who signed before.
 * @throws InvalidInput when a file is not what the result was made of; EvidenceBroken when report or ledger do not fit it.
 */
export async function signEvidence(
  given: SignArguments,
  world: World,
): Promise<{ readonly files: readonly Covered[]; readonly path: string }> {
  const key = readPrivateKey(await readText(given.key), given.key);
  const result = await readResult(join(given.folder, 'result.json'));
  const reports = await coverReports(given.folder);
  const path = join(given.folder, EVIDENCE_FILE);
  const earlier = (await exists(path)) ? parseEvidence(await readText(path), path) : undefined;
  const others = await coverOthers([...given.cover, ...(earlier ? othersOf(earlier.statement) : [])]);
  const files = [...reports, ...(await behind(result, given, world)), ...others];
  checkReport(result, await rendered(result), reports);
  checkOpenings(result, await openingsIn(given.folder));
  const signer = { key, role: given.role, time: timeOr(given.time) };
  const envelope = signed(statementOf(result, files), signer, earlier?.envelope);
  await writeWhole(path, [envelopeText(envelope)]);
  return { files, path };
}

/** What those who signed before vouched for besides: who signs after them vouches for it too. */
const othersOf = (statement: Statement) =>
  coveredBy(statement).flatMap(({ kind, name }) => (kind === 'other' ? [name] : []));

async function coverOthers(names: readonly string[]): Promise<readonly Covered[]> {
  const covered = await Promise.all(names.map((name) => coverOther(name, '.')));
  return [...new Map(covered.map((file) => [file.name, file])).values()];
}

/** What the result was made of: nothing for one that a command line of its own made, which reads no audit file. */
async function behind(result: AuditResult, given: SignArguments, world: World): Promise<readonly Covered[]> {
  const { lineage } = result;
  if (lineage.command !== undefined && given.audit === undefined) return [];
  const path = given.audit ?? join('audits', `${result.audit}.json`);
  const { audit, files } = await coverAudit(path, world);
  if (
    audit.digest !== lineage.config ||
    audit.data !== lineage.data ||
    audit.checkpoint !== lineage.checkpoint
  ) {
    throw new InvalidInput(
      'the audit file, its data or its backbone are not those that the result was made of',
      { file: path },
      'Run the audit again, or name the audit file that made it (--audit).',
    );
  }
  const model = lineage.artefacts.model;
  return model === undefined ? files : [...files, await coverArtefact(`model/${model}`, given.store)];
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
