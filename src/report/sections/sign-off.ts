import { createHash } from 'node:crypto';
import { canonicalJson } from '../../canonical-json.ts';
import type { AuditResult } from '../../result/index.ts';
import type { Inline, Text } from '../block.ts';
import type { ReportSection } from '../section.ts';
import { outcomes } from '../words.ts';

const ROLES = ['Prepared by', 'Reviewed by', 'Approved by'];
const BLANK: Inline = { kind: 'blank' };

/** sha256 of the document's canonical JSON: what those who sign have seen. */
const resultDigest = (result: AuditResult): string =>
  `sha256:${createHash('sha256').update(canonicalJson(result)).digest('hex')}`;

const code = (text: string): Text => [{ kind: 'code', text }];

export const signOff: ReportSection = {
  id: 'sign-off',
  title: 'Sign-off',
  render: (result) => [
    {
      kind: 'prose',
      text: [
        'To be filled in by hand. The signatures are about the result with this digest, and about no other.',
      ],
    },
    {
      kind: 'facts',
      items: [
        { term: ['Audit'], value: code(result.audit) },
        { term: ['Verdict'], value: [outcomes[result.verdict.outcome].word] },
        { term: ['Result'], value: code(resultDigest(result)) },
        { term: ['Data'], value: code(result.lineage.data) },
        { term: ['Audit file'], value: code(result.lineage.config) },
      ],
    },
    {
      kind: 'table',
      caption: ['Who stands for this audit'],
      columns: ['Part', 'Name and office', 'Decision and conditions', 'Date', 'Signature'].map((head) => ({
        head: [head],
      })),
      rows: ROLES.map((role) => ({ cells: [[role], [BLANK], [BLANK], [BLANK], [BLANK]] })),
    },
  ],
};
