import type { CommandModule } from 'yargs';
import { loadAuditFile } from '../load-audit-file.ts';
import { printable } from '../printable.ts';
import { progressView, silent } from '../progress.ts';
import type { World } from '../world.ts';

export const check = ({
  terminal,
  signal,
}: World): CommandModule<object, { audits: string[]; quiet: boolean }> => ({
  command: 'check <audits..>',
  describe: 'Check audit files, their data (images too) and checkpoints; run nothing',
  builder: (yargs) =>
    yargs
      .positional('audits', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Audit files (JSON)',
      })
      .option('quiet', { type: 'boolean', default: false, describe: 'Print nothing when all is well' }),
  handler: async ({ audits, quiet }) => {
    const { checkAudit } = await import('../../stages/index.ts');
    for (const path of audits) {
      const audit = await loadAuditFile(path, quiet, { terminal, signal });
      const view = quiet ? silent : progressView(terminal);
      const notices = await checkAudit(audit, { signal, progress: view.progress }).finally(view.stop);
      if (quiet) continue;
      for (const { message } of notices) terminal.out(`  ! ${printable(message)}`);
      terminal.out(`✓ ${path} can be run`);
    }
  },
});
