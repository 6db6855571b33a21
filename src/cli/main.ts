#!/usr/bin/env node
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { InvalidInput } from '../errors.ts';
import { VERSION } from '../version.ts';
import { apply } from './commands/apply.ts';
import { baseline } from './commands/baseline.ts';
import { check } from './commands/check.ts';
import { compare } from './commands/compare.ts';
import { cube } from './commands/cube.ts';
import { explore } from './commands/explore.ts';
import { gate } from './commands/gate.ts';
import { init } from './commands/init.ts';
import { key } from './commands/key.ts';
import { list } from './commands/list.ts';
import { ll144 } from './commands/ll144.ts';
import { measure } from './commands/measure.ts';
import { pull } from './commands/pull.ts';
import { reconcile } from './commands/reconcile.ts';
import { report } from './commands/report.ts';
import { run } from './commands/run.ts';
import { schema } from './commands/schema.ts';
import { sign } from './commands/sign.ts';
import { verify } from './commands/verify.ts';
import { complain } from './complain.ts';
import { EXIT } from './exit-codes.ts';
import { givenOnce } from './given-once.ts';
import { processTerminal } from './terminal.ts';

const terminal = processTerminal();
const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());
process.once('SIGTERM', () => interruption.abort());

const world = { terminal, signal: interruption.signal };

const program = yargs(hideBin(process.argv))
  .scriptName('fairgate')
  .usage('$0 <command>\n\nFairness and bias audits that gate deployment.')
  .version(VERSION)
  .command(run(world))
  .command(compare(world))
  .command(measure(world))
  .command(cube(world))
  .command(apply(world))
  .command(explore(world))
  .command(check(world))
  .command(init(world))
  .command(pull(world))
  .command(list(world))
  .command(schema(world))
  .command(report(world))
  .command(gate(world))
  .command(baseline(world))
  .command(key(world))
  .command(sign(world))
  .command(verify(world))
  .command(ll144(world))
  .command(reconcile(world))
  .epilogue(
    'Exit codes: 0 pass · 1 gate failed · 2 invalid input · 3 inconclusive · 4 evidence invalid · 70 internal fault\n' +
      'No data is sent anywhere. fairgate measures; it gives no legal advice.',
  )
  .demandCommand(1, 'Say what to do.')
  .recommendCommands()
  .strict()
  .check((given, options) => givenOnce(given, options as unknown as { array: readonly string[] }))
  .wrap(Math.min(110, process.stdout.columns ?? 110))
  .exitProcess(false)
  .fail((message, error) => {
    // What an option's own reading refuses comes as an error of the parser, whose words alone are ours.
    if (error && error.name !== 'YError') throw error;
    const what = (message || error?.message) ?? '';
    throw new InvalidInput(what.split('\n').join(' ').replace(/\.$/, ''), {}, 'See fairgate --help.');
  });

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = interruption.signal.aborted ? EXIT.interrupted : complain(error, terminal);
}
