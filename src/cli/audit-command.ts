import { join } from 'node:path';
import type { Argv } from 'yargs';
import type { Audit } from '../config/load-audit.ts';
import { folderStore } from '../pipeline/store/store.ts';
import { keepOpenings, openingsIn } from './evidence/openings-file.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { type GateArguments, gateOptions } from './gate-options.ts';
import { tellGitHub } from './github.ts';
import { progressView, silent } from './progress.ts';
import type { World } from './world.ts';
import { writeReports } from './write-reports.ts';

export interface AuditArguments {
  out?: string | undefined;
  json: boolean;
  quiet: boolean;
}

export interface VerdictArguments extends AuditArguments, GateArguments {
  'exit-zero': boolean;
}

/** The options of every command that tells of an audit. */
export function auditOptions<T>(yargs: Argv<T>): Argv<T & AuditArguments> {
  return yargs
    .option('out', { type: 'string', describe: 'Folder for the report [reports/<audit>]' })
    .option('json', { type: 'boolean', default: false, describe: 'Print the result document on stdout' })
    .option('quiet', {
      type: 'boolean',
      default: false,
      describe: 'No progress, no summary; the exit code tells',
    });
}

/** The options of every command that ends in a verdict. */
export function verdictOptions<T>(yargs: Argv<T>): Argv<T & VerdictArguments> {
  return gateOptions(auditOptions(yargs)).option('exit-zero', {
    type: 'boolean',
    default: false,
    describe: 'Exit 0 whatever the verdict, for a CI that reads the reports; faults still tell',
  });
}

/** How the work of an audit that trains is to be done. */
export interface WorkArguments {
  store: string;
  fresh: boolean;
  engine?: string | undefined;
}

/** The options of every command that trains and keeps what it made. */
export function workOptions<T>(yargs: Argv<T>): Argv<T & WorkArguments> {
  return yargs
    .option('store', {
      type: 'string',
      default: '.fairgate',
      describe: 'Folder where finished work is kept',
    })
    .option('fresh', { type: 'boolean', default: false, describe: 'Do every stage’s work again' })
    .option('engine', { type: 'string', describe: 'What to train on [the fastest that can be used here]' });
}

/** How an audit is to be run, besides what every command that tells of one can be asked. */
interface AuditManner {
  readonly store?: string;
  readonly fresh?: boolean;
  readonly engine?: string;
  readonly command?: string;
}

/** Runs an audit, writes its reports, prints what was asked for, and sets the exit code by the verdict. */
export async function tellAudit(
  audit: Audit,
  { out, json, quiet, asOf, baseline, 'exit-zero': exitZero }: VerdictArguments,
  { terminal, signal, store, ...rest }: World & AuditManner,
): Promise<void> {
  const { runAudit } = await import('../stages/index.ts');
  const { readBaseline } = await import('../config/read-baseline.ts');
  const { summarise } = await import('./summary.ts');
  const known = baseline === undefined ? undefined : await readBaseline(baseline, audit.config.audit);
  const folder = out ?? join('reports', audit.config.audit);
  const openings = await openingsIn(folder);
  const view = quiet ? silent : progressView(terminal);
  try {
    const result = await runAudit(audit, {
      signal,
      asOf,
      ...(known && { baseline: known.findings }),
      openings,
      progress: view.progress,
      settled: view.settled,
      ...(store !== undefined && { store: folderStore(store) }),
      ...rest,
      note: (line) => quiet || terminal.err(`  ${line}`),
    });
    await keepOpenings(folder, [result.lineage]);
    const files = await writeReports(result, folder);
    view.stop();
    if (json) terminal.out(files.json ?? '');
    else if (!quiet)
      terminal.out(`${summarise(result, terminal)}\n\n  report: ${join(folder, 'report.html')}`);
    await tellGitHub(result, { files, folder, terminal });
    process.exitCode = exitZero ? EXIT.pass : exitCodeOf(result);
  } finally {
    view.stop();
  }
}
