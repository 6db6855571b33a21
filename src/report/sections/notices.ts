import type { AuditResult } from '../../result/index.ts';
import type { Block } from '../block.ts';
import type { ReportSection } from '../section.ts';

const list = ({ notices: all }: AuditResult): readonly Block[] | undefined =>
  all.length === 0 ? undefined : [{ kind: 'list', items: all.map(({ message }) => [message]) }];

export const notices: ReportSection = { id: 'notices', title: 'Notices', render: list, summary: list };
