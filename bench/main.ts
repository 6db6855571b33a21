import { writeFile } from 'node:fs/promises';
import { registry } from '../src/registry.ts';
import { audit } from './audit.ts';
import { backbones } from './backbones.ts';
import { coverage } from './coverage.ts';
import { explore } from './explore.ts';
import { falseAlarms } from './false-alarms.ts';
import { makePredictions } from './make-predictions.ts';
import { measure } from './measure.ts';
import { measures } from './measures.ts';
import { scale } from './scale.ts';

/** `npm run bench -- NAME [--json] [--write]`. Timings belong here, never in a test. */
const benchmarks = registry('benchmark', [
  makePredictions,
  measure,
  measures,
  audit,
  backbones,
  coverage,
  explore,
  falseAlarms,
  scale,
]);

const [name, ...flags] = process.argv.slice(2);
if (name === undefined) {
  for (const { id, title } of benchmarks) console.log(`${id.padEnd(18)} ${title}`);
} else {
  const { run, page } = benchmarks.get(name);
  const figures = await run();
  if (page !== undefined && flags.includes('--write')) await writeFile(page.path, page.of(figures));
  if (flags.includes('--json')) console.log(JSON.stringify(figures, null, 2));
  else console.table(figures);
  if (figures.some(({ met }) => met === false)) process.exitCode = 1;
}
