import type { Predictions } from '../src/data/predictions.ts';
import { folderStore, loadAudit } from '../src/index.ts';
import { measureClasses } from '../src/metrics/measure-classes.ts';
import { memory } from '../src/slices/engines/memory.ts';
import { dealtAnew } from '../src/stages/calibrate/deal.ts';
import { measuresStage } from '../src/stages/measures.ts';
import { prepareAudit } from '../src/stages/prepare-audit.ts';
import { verdictStage } from '../src/stages/verdict.ts';
import { random } from '../src/stats/random.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const AUDITS = ['hiring', 'lending', 'portraits', 'risk'];
const DRAWS = 1000;

/** How often the shipped policies fail where no group fares otherwise than another. */
export const falseAlarms: Benchmark = {
  id: 'false-alarms',
  title: `The shipped policies on ${DRAWS} audits each in which groups are dealt out at random`,
  async run() {
    const figures: Figure[] = [];
    for (const audit of AUDITS) figures.push(await failures(audit));
    return figures;
  },
};

/** Of the people that the shipped audit is of: who belongs to which groups is drawn anew, decisions stay. */
async function failures(name: string): Promise<Figure> {
  const audit = await loadAudit(`audits/${name}.json`);
  const { run, job } = await prepareAudit(audit, { store: folderStore('.fairgate'), asOf: '2026-01-01' });
  const predictions = await run.make('predictions');
  const judgedAlone = { ...job, config: { ...job.config, metrics: [] } };
  const asked = measuresStage.options(judgedAlone);
  const policy = verdictStage.options(job);
  const outcome = async (of: Predictions, seed: number) => {
    const measures = await measureClasses(await memory.cube(of), { ...asked, seed });
    const context = { seed } as Parameters<typeof verdictStage.run>[2];
    return (await verdictStage.run({ measures }, policy, context)).verdict.outcome;
  };
  const source = random(1, `false alarms: ${name}`);
  let failed = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    if ((await outcome(dealtAnew(predictions, source), draw)) === 'fail') failed += 1;
  }
  const value = Number(((100 * failed) / DRAWS).toFixed(2));
  return {
    id: `false-alarms: ${name}`,
    value,
    unit: '% of audits',
    goal: '≤ 5 %',
    met: value <= 5,
    against: `${predictions.rows} people, ${policy.rules.length} rules; as they are: ${await outcome(predictions, 0)}`,
  };
}
