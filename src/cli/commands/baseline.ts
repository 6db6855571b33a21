import type { CommandModule } from 'yargs';
import { writeWhole } from '../../pipeline/store/store.ts';
import type { Baseline } from '../../result/index.ts';
import { refuseToOverwrite } from '../refuse-to-overwrite.ts';
import type { World } from '../world.ts';

const ACTIONS = ['make', 'prune'] as const;

interface Arguments {
  action: (typeof ACTIONS)[number];
  baseline: string;
  result: string;
}

export const baseline = ({ terminal }: World): CommandModule<object, Arguments> => ({
  command: 'baseline <action> <baseline> <result>',
  describe:
    'Keep what an audit is known to find: make a baseline of a result, or prune what is fixed from one',
  builder: (yargs) =>
    yargs
      .positional('action', { choices: ACTIONS, demandOption: true, describe: 'make or prune' })
      .positional('baseline', { type: 'string', demandOption: true, describe: 'Baseline file (JSON)' })
      .positional('result', { type: 'string', demandOption: true, describe: 'result.json of the audit' })
      .example('$0 baseline make audits/hiring.baseline.json reports/hiring/result.json', '')
      .example('$0 run audits/hiring.json --baseline audits/hiring.baseline.json', ''),
  handler: async ({ action, baseline: path, result: resultPath }) => {
    const { readBaseline } = await import('../../config/read-baseline.ts');
    const { readResult } = await import('../../config/read-result.ts');
    const { baselineOf, pruned } = await import('../../gate/baseline.ts');
    const result = await readResult(resultPath);
    if (action === 'make') {
      const made = baselineOf(result);
      await refuseToOverwrite(path);
      await writeWhole(path, [textOf(made)]);
      terminal.out(`${path}: ${made.findings.length} known findings`);
      return;
    }
    const before = await readBaseline(path, result.audit);
    const after = pruned(before, result);
    await writeWhole(path, [textOf(after)]);
    const gone = before.findings.length - after.findings.length;
    terminal.out(`${path}: ${gone} fixed and taken out, ${after.findings.length} left`);
  },
});

const textOf = (baseline: Baseline): string => `${JSON.stringify(baseline, null, 2)}\n`;
