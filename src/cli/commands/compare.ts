import { basename, dirname, join, resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import type { axes as Axes } from '../../config/axes/index.ts';
import type { Varied } from '../../config/load-candidates.ts';
import { InvalidInput } from '../../errors.ts';
import { folderStore } from '../../pipeline/store/store.ts';
import { VERSION } from '../../version.ts';
import { type AuditArguments, auditOptions, type WorkArguments, workOptions } from '../audit-command.ts';
import { commandLine } from '../command-line.ts';
import { keepOpenings } from '../evidence/openings-file.ts';
import { type AsOfArguments, asOfOption } from '../gate-options.ts';
import { processHubSettings } from '../hub-settings.ts';
import { progressView, silent } from '../progress.ts';
import { splitByComma } from '../split-by-comma.ts';
import type { World } from '../world.ts';
import { writeAll } from '../write-reports.ts';

type Names = Partial<Record<(typeof Axes)['ids'][number], string[] | undefined>>;

interface Arguments extends AuditArguments, AsOfArguments, WorkArguments, Names {
  audit: string;
  seeds?: number | undefined;
}

export const compare = ({ terminal, signal }: World): CommandModule<object, Arguments> => ({
  command: 'compare <audit>',
  describe:
    'Run an audit with other mitigations or backbones too, and hold all against each other on the same rows',
  builder: async (yargs) =>
    (await axisOptions(workOptions(asOfOption(auditOptions(yargs)))))
      .positional('audit', { type: 'string', demandOption: true, describe: 'Audit file (JSON)' })
      .option('seeds', {
        type: 'number',
        describe: 'How often every candidate is trained, to tell what depends on the seed [compare.seeds]',
      })
      .example('$0 compare audits/hiring.json', '')
      .example('$0 compare audits/hiring.json --backbones hf:google-bert/bert-base-uncased', ''),
  handler: async ({ audit, out, json, quiet, store, fresh, engine, asOf, seeds, ...names }) => {
    const { loadCandidates } = await import('../../config/load-candidates.ts');
    const { compareFormats } = await import('../../report/compare-formats/index.ts');
    const { compareAudits } = await import('../../stages/index.ts');
    const { summariseComparison } = await import('../compare-summary.ts');
    const varied = await variedBy(names, audit);
    const view = quiet ? silent : progressView(terminal);
    try {
      const candidates = await loadCandidates(audit, varied, {
        settings: processHubSettings(),
        signal,
        progress: (event) => view.progress('Backbone', event),
      });
      const listed = candidates[0]?.audit.config.compare?.seeds ?? 1;
      const result = await compareAudits(varied.axis, candidates, {
        seeds: seeds ?? listed,
        signal,
        asOf,
        store: folderStore(store),
        fresh,
        ...(engine !== undefined && { engine }),
        progress: view.progress,
        settled: view.settled,
        commandOf: ({ id }) => reproduction(audit, varied.axis, id),
        note: (line) => quiet || terminal.err(`  ${line}`),
      });
      const folder = out ?? join('reports', result.audit);
      await keepOpenings(
        folder,
        result.candidates.map(({ lineage }) => lineage),
      );
      const files = await writeAll(result, folder, [...compareFormats]);
      view.stop();
      if (json) terminal.out(files.json ?? '');
      else if (!quiet) {
        const report = join(folder, compareFormats.get('html').file);
        terminal.out(`${summariseComparison(result, terminal)}\n\n  report: ${report}`);
      }
    } finally {
      view.stop();
    }
  },
});

/** One option for each thing that can be varied. */
async function axisOptions<T>(yargs: Argv<T>): Promise<Argv<T & Names>> {
  const { axes } = await import('../../config/axes/index.ts');
  const options = Array.from(axes, ({ id, why }) => {
    const option = { type: 'string', array: true, describe: why, coerce: splitByComma } as const;
    return [id, option] as const;
  });
  return yargs.options(Object.fromEntries(options)) as unknown as Argv<T & Names>;
}

/** What makes the result of another candidate again, from the folder of the audit: no folder of this machine is told. */
function reproduction(audit: string, axis: string, id: string): string {
  return commandLine(['npx', `fairgate@${VERSION}`, 'compare', basename(audit)], { [axis]: id });
}

async function variedBy(names: Names, audit: string): Promise<Varied> {
  const { axes } = await import('../../config/axes/index.ts');
  const named = [...axes].filter(({ id }) => names[id] !== undefined);
  const [axis, ...others] = named.length > 0 ? named : [...axes].filter(({ listed }) => listed);
  if (!axis || others.length > 0) {
    const options = axes.ids.map((id) => `--${id}`).join(', ');
    throw new InvalidInput('a comparison varies one thing', {}, `Give one of ${options}.`);
  }
  const folders = { given: process.cwd(), audit: dirname(resolve(audit)) };
  return { axis: axis.id, names: (names[axis.id] ?? []).map((name) => axis.written(name, folders)) };
}
