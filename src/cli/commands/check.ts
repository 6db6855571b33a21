import type { CommandModule } from 'yargs';
import { loadAuditFile } from '../load-audit-file.ts';
import { printable } from '../printable.ts';
import { progressView, silent } from '../progress.ts';
import type { World } from '../world.ts';

export const check = ({
  terminal,
  signal,
}: World): CommandModule<object, { audit: string; quiet: boolean }> => ({
  command: 'check <audit>',
  describe: 'Check an audit file, its data (images too) and its checkpoint; run nothing',
  builder: (yargs) =>
    yargs
      .positional('audit', { type: 'string', demandOption: true, describe: 'Audit file (JSON)' })
      .option('quiet', { type: 'boolean', default: false, describe: 'Print nothing when all is well' }),
  handler: async ({ audit: path, quiet }) => {
    const { checkAudit } = await import('../../stages/index.ts');
    const audit = await loadAuditFile(path, quiet, { terminal, signal });
    const view = quiet ? silent : progressView(terminal);
    const notices = await checkAudit(audit, { signal, progress: view.progress }).finally(view.stop);
    if (quiet) return;
    for (const { message } of notices) terminal.out(`  ! ${printable(message)}`);
    terminal.out(`✓ ${path} can be run`);
  },
});
