import type { AuditResult } from '../../result/index.ts';
import type { Block } from '../block.ts';
import type { ReportSection } from '../section.ts';

type Noticing = Pick<AuditResult, 'notices'>;

const list = ({ notices: all }: Noticing): readonly Block[] | undefined =>
  all.length === 0 ? undefined : [{ kind: 'list', items: all.map(({ message }) => [message]) }];

export const notices: ReportSection<Noticing> = {
  id: 'notices',
  title: 'Notices',
  render: list,
  summary: list,
};
