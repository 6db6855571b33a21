import type { AuditResult, PackRecord } from '../../result/index.ts';
import type { Block, Text } from '../block.ts';
import type { ReportSection } from '../section.ts';

const states: Readonly<Record<PackRecord['status'], (pack: PackRecord) => string>> = {
  'in-force': ({ asOf }) => `In force on ${asOf}`,
  practice: () => 'Practice, no law',
  future: ({ from }) => `Holds from ${from ?? 'a later day'}: its rules do not judge`,
  rescinded: ({ to }) => `Held until ${to ?? 'an earlier day'}: its rules do not judge`,
};

const NO_ADVICE: Block = {
  kind: 'prose',
  quiet: true,
  text: [
    'Rule packs are dated material, no legal advice. What one audits of one’s own model is a pre-audit where the law asks for an independent auditor.',
  ],
};

function table(result: AuditResult): readonly Block[] | undefined {
  const { packs = [] } = result;
  if (packs.length === 0) return undefined;
  return [
    {
      kind: 'table',
      caption: ['Rules of law and practice that the policy names'],
      columns: [{ head: ['Pack'] }, { head: ['Where'] }, { head: ['State'] }, { head: ['Sources'] }],
      rows: packs.map((pack) => ({
        cells: [
          [{ kind: 'strong', text: pack.title }, ` (${pack.id}, version ${pack.version})`],
          [pack.jurisdiction],
          [states[pack.status](pack)],
          [pack.sources.map(({ title, url }) => `${title}: ${url}`).join('; ')],
        ] satisfies Text[],
      })),
    },
    ...packs
      .filter(({ disclosures }) => disclosures.length > 0)
      .map(
        ({ title, disclosures }): Block => ({
          kind: 'details',
          summary: [`What ${title} asks for besides`],
          blocks: disclosures.map((text): Block => ({ kind: 'prose', text: [text] })),
        }),
      ),
    NO_ADVICE,
  ];
}

/** Which law and practice the policy names, and how it stood on the day. */
export const packs: ReportSection = {
  id: 'packs',
  title: 'Law and practice',
  render: table,
  summary: table,
};
