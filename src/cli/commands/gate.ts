import type { CommandModule } from 'yargs';
import { InvalidInput } from '../../errors.ts';
import { folderStore } from '../../pipeline/store/store.ts';
import { type WorkArguments, workOptions } from '../audit-command.ts';
import { type AsOfArguments, asOfOption } from '../gate-options.ts';
import { loadAuditFile } from '../load-audit-file.ts';
import { progressView, silent } from '../progress.ts';
import { splitByComma } from '../split-by-comma.ts';
import type { World } from '../world.ts';

interface Arguments extends AsOfArguments, WorkArguments {
  action: 'calibrate';
  audit: string;
  draws: number;
  ratios: string[];
  json: boolean;
  quiet: boolean;
}

export const gate = (world: World): CommandModule<object, Arguments> => ({
  command: 'gate <action> <audit>',
  describe: 'Calibrate the gate of an audit: how often it fails where nothing is, and finds what is there',
  builder: (yargs) =>
    workOptions(asOfOption(yargs))
      .positional('action', { choices: ['calibrate'] as const, demandOption: true, describe: 'calibrate' })
      .positional('audit', { type: 'string', demandOption: true, describe: 'Audit file (JSON)' })
      .option('draws', {
        type: 'number',
        default: 200,
        describe: 'Simulated audits without disparity; half as many for each slice and ratio with one',
      })
      .option('ratios', {
        type: 'string',
        array: true,
        default: ['0.9', '0.8', '0.7'],
        describe: 'How many times the rate of all others one slice has, separated by commas',
        coerce: splitByComma,
      })
      .option('json', { type: 'boolean', default: false, describe: 'Print the calibration as a document' })
      .option('quiet', { type: 'boolean', default: false, describe: 'No progress' })
      .example('$0 gate calibrate audits/hiring.json', ''),
  handler: async ({ audit: path, draws, ratios, json, quiet, store, fresh, engine, asOf }) => {
    const { calibrateGate } = await import('../../stages/calibrate/calibrate-gate.ts');
    const { summariseCalibration } = await import('../calibration-summary.ts');
    const asked = { draws: drawsOf(draws), ratios: ratios.map(ratioOf) };
    const audit = await loadAuditFile(path, quiet, world);
    const view = quiet ? silent : progressView(world.terminal);
    try {
      const found = await calibrateGate(audit, {
        ...asked,
        asOf,
        fresh,
        store: folderStore(store),
        signal: world.signal,
        progress: view.progress,
        settled: view.settled,
        ...(engine !== undefined && { engine }),
      });
      view.stop();
      world.terminal.out(json ? JSON.stringify(found, null, 2) : summariseCalibration(found));
    } finally {
      view.stop();
    }
  },
});

function drawsOf(draws: number): number {
  if (Number.isInteger(draws) && draws >= 20 && draws <= 100_000) return draws;
  throw new InvalidInput(
    `${draws} simulated audits cannot be drawn`,
    {},
    'Give --draws a whole number of 20 to 100000.',
  );
}

function ratioOf(text: string): number {
  const ratio = Number(text);
  if (ratio > 0 && ratio < 1) return ratio;
  throw new InvalidInput(
    `"${text}" is no ratio that a slice could be worse off by`,
    {},
    'Give --ratios numbers between 0 and 1, such as 0.9,0.8,0.7.',
  );
}
