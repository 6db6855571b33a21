import { createHash } from 'node:crypto';
import type { AuditResult } from '../result/index.ts';
import { EvidenceBroken } from './broken.ts';
import { type Covered, coveredBy, type Statement, statementBytes, statementOf } from './statement.ts';

/** @throws EvidenceBroken when the statement tells otherwise of the result than the result itself. */
export function checkStatement(statement: Statement, result: AuditResult): void {
  if (statementBytes(statementOf(result, coveredBy(statement))).equals(statementBytes(statement))) return;
  throw new EvidenceBroken(
    'statement',
    'what was signed of the verdict is not what result.json says',
    'Have the audit signed anew: fairgate sign.',
  );
}

/**
 * Holds the report files to what the result gives when it is rendered again.
 * @param rendered the text of each file that fairgate writes, by its name
 * @throws EvidenceBroken at the first that says something else.
 */
export function checkReport(
  result: AuditResult,
  rendered: ReadonlyMap<string, string>,
  files: readonly Covered[],
): void {
  for (const [name, text] of rendered) {
    const written = files.find((file) => file.kind === 'report' && file.name === name);
    if (!written || written.sha256 === createHash('sha256').update(text).digest('hex')) continue;
    throw new EvidenceBroken(
      'report',
      `${name} is not what result.json gives when it is rendered again`,
      `Verify with the version that made it, ${result.lineage.version}; if it is this one, the file was altered before it was signed.`,
    );
  }
}
