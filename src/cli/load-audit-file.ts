import type { Audit } from '../config/load-audit.ts';
import { processHubSettings } from './hub-settings.ts';
import { progressView, silent } from './progress.ts';
import type { World } from './world.ts';

/** Reads an audit file; a backbone that it names and no cache holds is pulled. */
export async function loadAuditFile(
  path: string,
  quiet: boolean,
  { terminal, signal }: World,
): Promise<Audit> {
  const { loadAudit } = await import('../config/load-audit.ts');
  const view = quiet ? silent : progressView(terminal);
  try {
    return await loadAudit(path, {
      settings: processHubSettings(),
      signal,
      progress: (event) => view.progress('Backbone', event),
    });
  } finally {
    view.stop();
  }
}
