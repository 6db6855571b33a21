import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join, normalize, relative, sep } from 'node:path';
import type { Audit } from '../../config/load-audit.ts';
import { digestFile } from '../../data/sources/files.ts';
import { InvalidInput } from '../../errors.ts';
import type { Covered } from '../../evidence/statement.ts';
import { chunksOf } from '../../pipeline/bytes.ts';
import { folderStore } from '../../pipeline/store/store.ts';
import { loadAuditFile } from '../load-audit-file.ts';
import type { World } from '../world.ts';

/** The signatures lie beside what they cover. */
export const EVIDENCE_FILE = 'evidence.intoto.json';

const hexadecimal = (digest: string) => digest.replace(/^sha256:/, '');
const sha256Of = async (path: string) => hexadecimal(await digestFile(path));

/**
 * Every file of a report folder but the evidence itself.
 * @throws InvalidInput when there is no such folder.
 */
export async function coverReports(folder: string): Promise<readonly Covered[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause) => {
    throw new InvalidInput('there is no such folder', { file: folder }, 'Name the folder of a report.', {
      cause,
    });
  });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));
  const covered: Covered[] = [];
  for (const path of paths) {
    const name = relative(folder, path).split(sep).join('/');
    if (name !== EVIDENCE_FILE) covered.push({ kind: 'report', name, sha256: await sha256Of(path) });
  }
  return covered;
}

/** The audit file, and every file of data and of the backbone that it reads. */
export async function coverAudit(
  path: string,
  world: World,
): Promise<{ audit: Audit; files: readonly Covered[] }> {
  const audit = await loadAuditFile(path, true, world);
  const read = [...audit.files].map(
    ([digest, file]): Covered => ({
      kind: 'read',
      name: basename(file),
      sha256: hexadecimal(digest),
    }),
  );
  return { audit, files: [{ kind: 'audit', name: basename(path), sha256: await sha256Of(path) }, ...read] };
}

/**
 * The trained model, as the store holds it.
 * @param name `model/` and its key
 * @throws InvalidInput when it is not there.
 */
export async function coverArtefact(name: string, store: string): Promise<Covered> {
  const bytes = await folderStore(store).get(basename(name));
  if (!bytes) {
    throw new InvalidInput(
      'the trained model is not in the store',
      { file: store },
      'Name the store that the audit ran with (--store), or run the audit again.',
    );
  }
  const hash = createHash('sha256');
  for (const chunk of chunksOf(bytes)) hash.update(chunk);
  return { kind: 'artefact', name, sha256: hash.digest('hex') };
}

/** Any other file, by its path from the root. */
export async function coverOther(name: string, root: string): Promise<Covered> {
  return {
    kind: 'other',
    name: normalize(name).split(sep).join('/'),
    sha256: await sha256Of(join(root, name)),
  };
}
