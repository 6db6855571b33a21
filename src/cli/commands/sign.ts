import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { readText } from '../../data/sources/files.ts';
import { InvalidInput } from '../../errors.ts';
import { type Role, roles } from '../../evidence/envelope.ts';
import { type Covered, coveredBy, type Statement } from '../../evidence/statement.ts';
import { writeWhole } from '../../pipeline/store/store.ts';
import type { AuditResult } from '../../result/index.ts';
import { timeOr } from '../evidence/clock.ts';
import { coverArtefact, coverAudit, coverOther, coverReports, EVIDENCE_FILE } from '../evidence/cover.ts';
import { openingsIn } from '../evidence/openings-file.ts';
import { rendered } from '../evidence/rendered.ts';
import { splitByComma } from '../split-by-comma.ts';
import type { World } from '../world.ts';

interface Arguments {
  folder: string;
  key: string;
  role: Role;
  audit?: string | undefined;
  store: string;
  cover: string[];
  time?: string | undefined;
}

export const sign = (world: World): CommandModule<object, Arguments> => ({
  command: 'sign <folder>',
  describe: 'Sign an audit: its reports, its configuration, and every file that it read or made',
  builder: (yargs) =>
    yargs
      .positional('folder', { type: 'string', demandOption: true, describe: 'Folder of the report' })
      .option('key', { type: 'string', demandOption: true, describe: 'Your private key (fairgate key new)' })
      .option('role', { choices: roles, default: 'author' as const, describe: 'As what you sign' })
      .option('audit', { type: 'string', describe: 'Audit file [audits/<audit>.json]' })
      .option('store', {
        type: 'string',
        default: '.fairgate',
        describe: 'Folder where finished work is kept',
      })
      .option('cover', {
        type: 'string',
        array: true,
        default: [],
        coerce: splitByComma,
        describe: 'Other files to vouch for, separated by commas: a model that was trained elsewhere, …',
      })
      .option('time', { type: 'string', describe: 'When it is signed, in UTC [now]' })
      .example('$0 sign reports/hiring --key ~/ana.pem --role officer', ''),
  handler: async (given) => {
    const { parseEvidence, envelopeText } = await import('../../config/read-evidence.ts');
    const { readResult } = await import('../../config/read-result.ts');
    const { checkOpenings } = await import('../../evidence/check-openings.ts');
    const { checkReport } = await import('../../evidence/check-report.ts');
    const { readPrivateKey, sign: signed, statementOf } = await import('../../evidence/index.ts');
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
    world.terminal.out(`Signed ${files.length} files as ${given.role}: ${path}`);
  },
});

/** What those who signed before vouched for besides: who signs after them vouches for it too. */
const othersOf = (statement: Statement) =>
  coveredBy(statement).flatMap(({ kind, name }) => (kind === 'other' ? [name] : []));

async function coverOthers(names: readonly string[]): Promise<readonly Covered[]> {
  const covered = await Promise.all(names.map((name) => coverOther(name, '.')));
  return [...new Map(covered.map((file) => [file.name, file])).values()];
}

/** What the result was made of: nothing for one that a command line of its own made, which reads no audit file. */
async function behind(result: AuditResult, given: Arguments, world: World): Promise<readonly Covered[]> {
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
