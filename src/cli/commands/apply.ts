import type { CommandModule } from 'yargs';
import { writeWhole } from '../../pipeline/store/store.ts';
import type { World } from '../world.ts';

interface Arguments {
  rule: string;
  predictions: string;
  score: string;
  out: string | undefined;
}

export const apply = ({ terminal }: World): CommandModule<object, Arguments> => ({
  command: 'apply <rule> <predictions>',
  describe: 'Decide about the people of a file by the decision rule that a mitigation made',
  builder: (yargs) =>
    yargs
      .positional('rule', {
        type: 'string',
        demandOption: true,
        describe: 'result.json of an audit whose mitigation made a rule, or the rule alone (JSON)',
      })
      .positional('predictions', {
        type: 'string',
        demandOption: true,
        describe: 'CSV file: scores and the attributes that the rule tells groups apart by',
      })
      .option('score', { type: 'string', demandOption: true, describe: 'Column of the score, in [0, 1]' })
      .option('out', { type: 'string', describe: 'CSV file for the decisions [stdout]' })
      .example('$0 apply reports/hiring/result.json new.csv --score s', ''),
  handler: async ({ rule: path, predictions, score, out }) => {
    const { readRule } = await import('../../config/read-rule.ts');
    const { readScored } = await import('../../data/read-scored.ts');
    const { applyRule } = await import('../../mitigations/apply-rule.ts');
    const rule = await readRule(path);
    const people = await readScored(predictions, { score, attributes: rule.by });
    const rows = Int32Array.from(people.score.keys());
    const decided = applyRule(rule, { rows, ...people });
    const lines = Array.from(rows, (row) => `${row + 1},${decided.score[row]},${decided.decision[row]}`);
    const table = ['row,score,decision', ...lines].join('\n');
    if (out === undefined) terminal.out(table);
    else await writeWhole(out, [`${table}\n`]);
    if (decided.strangers > 0) {
      terminal.err(
        `${decided.strangers} of ${rows.length} people are of groups that the rule does not know: they were held to its threshold, ${rule.threshold}.`,
      );
    }
  },
});
