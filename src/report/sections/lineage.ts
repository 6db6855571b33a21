import type { AuditResult } from '../../result/index.ts';
import { artefacts, lineageFacts } from '../lineage-facts.ts';
import type { ReportSection } from '../section.ts';

/** The command line that makes the same result again. */
function command({ audit, lineage: { command: own, version } }: AuditResult): string {
  const file = `audits/${audit}.json`;
  const word = /^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
  return own ?? `npx fairgate@${version} run ${word}`;
}

export const lineage: ReportSection = {
  id: 'lineage',
  title: 'Lineage',
  render(result) {
    return [
      lineageFacts(result.lineage),
      ...artefacts(result.lineage),
      {
        kind: 'prose',
        text: ['With the same data and audit file, this command makes the same result again, byte for byte:'],
      },
      { kind: 'command', text: command(result) },
    ];
  },
};
