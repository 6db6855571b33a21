import type { AuditResult } from '../../result/index.ts';
import type { Block, Inline } from '../block.ts';
import type { ReportSection } from '../section.ts';

const code = (text: string): Inline => ({ kind: 'code', text });

/** The command line that makes the same result again. */
function command({ audit, lineage: { command: own, version } }: AuditResult): string {
  const file = `audits/${audit}.json`;
  const word = /^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
  return own ?? `npx fairgate@${version} run ${word}`;
}

function artefacts({ lineage: { artefacts: keys } }: AuditResult): readonly Block[] {
  const entries = Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return [];
  return [
    {
      kind: 'details',
      summary: [`Keys of the ${entries.length} artefacts that the result was made of`],
      blocks: [
        { kind: 'facts', items: entries.map(([name, key]) => ({ term: [name], value: [code(key)] })) },
      ],
    },
  ];
}

export const lineage: ReportSection = {
  id: 'lineage',
  title: 'Lineage',
  render(result) {
    const { data, checkpoint, revision, config, version, seed, engine } = result.lineage;
    return [
      {
        kind: 'facts',
        items: [
          { term: ['Data'], value: [code(data)] },
          ...(checkpoint === undefined ? [] : [{ term: ['Backbone'], value: [code(checkpoint)] }]),
          ...(revision === undefined ? [] : [{ term: ['Pulled as'], value: [code(revision)] }]),
          { term: ['Audit file'], value: [code(config)] },
          { term: ['fairgate'], value: [code(version)] },
          { term: ['Seed'], value: [code(String(seed))] },
          { term: ['Engine'], value: [code(engine)] },
        ],
      },
      ...artefacts(result),
      {
        kind: 'prose',
        text: ['With the same data and audit file, this command makes the same result again, byte for byte:'],
      },
      { kind: 'command', text: command(result) },
    ];
  },
};
