import { type AuditCandidate, ofCandidate } from '../config/load-candidates.ts';
import { brokenBans } from '../config/schema/bans.ts';
import type { AuditConfig } from '../config/schema.ts';
import type { Predictions } from '../data/predictions.ts';
import { differenceOfRows } from '../data/same-rows.ts';
import { InvalidInput } from '../errors.ts';
import { levellingDown } from '../gate/levelling.ts';
import { frontOf } from '../gate/outdone.ts';
import { recommend } from '../gate/recommend.ts';
import {
  type CompareOptions,
  compareCandidates,
  type Measurable,
  valuesOf,
} from '../metrics/criteria/compare.ts';
import type { ComparingRule } from '../metrics/criteria/criterion.ts';
import { spreadOverSeeds } from '../metrics/criteria/seeds.ts';
import type { AuditResult, Candidate, CompareResult, Notice } from '../result/index.ts';
import { withoutControls } from '../slices/controls.ts';
import { VERSION } from '../version.ts';
import { type AuditRunOptions, type Prepared, prepareAudit } from './prepare-audit.ts';
import { reseeded } from './reseed.ts';
import { checkPrepared } from './run-audit.ts';

export interface CompareAuditsOptions extends Omit<AuditRunOptions, 'command'> {
  /** Command line that makes the result of a candidate other than the audit as written again. */
  readonly commandOf?: (candidate: AuditCandidate) => string;
  /** How often every candidate is trained; more than once tells how much depends on the seed. */
  readonly seeds?: number;
}

/** Of the work that is done for all candidates together. */
const TITLE = 'Comparison';

/**
 * Runs every candidate of an audit and holds them against each other on the same held-out rows. All are checked before
 * any of them is run; with a store, what they share is made once.
 * @param axis what is varied
 * @param candidates the audit as written first; two at the least
 * @throws InvalidInput, naming the candidate, when one cannot be run; the signal's reason when it is aborted.
 */
export async function compareAudits(
  axis: string,
  candidates: readonly AuditCandidate[],
  given: CompareAuditsOptions = {},
): Promise<CompareResult> {
  const options = { ...given, ...(given.note && { note: once(given.note) }) };
  const { signal = new AbortController().signal } = options;
  const prepared: Prepared[] = [];
  for (const candidate of candidates) {
    const one = await ofCandidate(candidate, prepareAudit(candidate.audit, optionsOf(candidate, options)));
    await ofCandidate(candidate, checkPrepared(one, candidate.audit, optionsOf(candidate, options)));
    prepared.push(one);
  }
  const outcomes: Outcome[] = [];
  for (const [index, candidate] of candidates.entries()) {
    outcomes.push(await ofCandidate(candidate, outcomeOf(candidate, prepared[index] as Prepared)));
  }
  requireSameRows(outcomes);
  const { config } = (candidates[0] as AuditCandidate).audit;
  const [own] = outcomes as [Outcome, ...Outcome[]];
  const { confidence, intervals, replicates, seed, slices } = config;
  const measurables = outcomes.map(({ measurable }) => measurable);
  const rules = comparingRules(config, own.result);
  const asked = { rules, order: slices.order, intervals, confidence, replicates, seed };
  const seeds = await overSeeds(candidates, measurables, asked, options);
  const compared = await compareCandidates(measurables, asked, {
    signal,
    progress: (event) => options.progress?.(TITLE, event),
  });
  options.settled?.(TITLE, 'made');
  const judged = { confidence, ...compared };
  const cards = outcomes.map(({ card }) => card);
  const levelled = levellingDown(judged, own.card.id);
  return {
    schema: 1,
    audit: config.audit,
    subject: own.result.subject,
    axis,
    rows: own.measurable.predictions.rows,
    candidates: cards,
    ...judged,
    ...(seeds && { seeds }),
    front: [
      ...frontOf(
        judged,
        cards.map(({ id }) => id),
      ),
    ],
    levellingDown: levelled,
    recommendation: recommend(cards, { ...judged, levellingDown: levelled }),
    notices: noticesOf(outcomes),
    version: VERSION,
  };
}

interface Outcome {
  readonly card: Candidate;
  readonly measurable: Measurable;
  readonly result: AuditResult;
}

/** What holds for all candidates is told by the first. */
function once(note: (line: string) => void): (line: string) => void {
  const told = new Set<string>();
  return (line) => {
    if (!told.has(line)) note(line);
    told.add(line);
  };
}

/** Each candidate tells of its stages under its own name. */
function optionsOf(
  candidate: AuditCandidate,
  { progress, settled, commandOf, ...options }: CompareAuditsOptions,
): AuditRunOptions {
  const { title, own } = candidate;
  return {
    ...options,
    ...(progress && { progress: (stage, event) => progress(`${title}: ${stage}`, event) }),
    ...(settled && { settled: (stage, how) => settled(`${title}: ${stage}`, how) }),
    ...(commandOf && !own && { command: commandOf(candidate) }),
  };
}

async function outcomeOf(
  { id, title, differs, own, audit }: AuditCandidate,
  { run }: Prepared,
): Promise<Outcome> {
  const result = await run.make('result');
  const { verdict, model, mitigation, lineage } = result;
  if (!model) throw new Error('candidates are trained');
  const forbidden = mitigation ? brokenBans(mitigation.posture, audit.config.policy?.forbid) : [];
  return {
    card: {
      id,
      title,
      differs,
      own,
      verdict,
      model,
      ...(mitigation && { mitigation }),
      ...(forbidden.length > 0 && { forbidden }),
      cost: await run.make('cost'),
      lineage,
    },
    measurable: await measurableOf(id, run),
    result,
  };
}

/** How much depends on the seed, where candidates are to be trained with several; the first is the audit’s own. */
async function overSeeds(
  candidates: readonly AuditCandidate[],
  first: readonly Measurable[],
  asked: CompareOptions,
  options: CompareAuditsOptions,
): Promise<CompareResult['seeds']> {
  const { seeds = 1 } = options;
  if (seeds === 1) return undefined;
  const runs = [await valuesOf(first, asked)];
  for (let more = 1; more < seeds; more++) {
    const again: Measurable[] = [];
    for (const candidate of candidates) {
      const audit = reseeded(candidate.audit, (asked.seed + more) % 2 ** 32);
      const titled = { ...candidate, title: `${candidate.title}, seed ${audit.config.seed}` };
      const { run } = await ofCandidate(candidate, prepareAudit(audit, optionsOf(titled, options)));
      again.push(await ofCandidate(candidate, measurableOf(candidate.id, run)));
    }
    runs.push(await valuesOf(again, asked));
  }
  return spreadOverSeeds(runs);
}

const measurableOf = async (id: string, run: Prepared['run']): Promise<Measurable> => ({
  id,
  predictions: await run.make('predictions'),
  cube: withoutControls(await run.make('cube')),
});

/** What is to be known of any candidate, each once. */
function noticesOf(outcomes: readonly Outcome[]): Notice[] {
  const all = outcomes.flatMap(({ result }) => result.notices);
  return [...new Map(all.map((notice) => [notice.message, notice])).values()];
}

function requireSameRows([first, ...others]: readonly Outcome[]): void {
  for (const { card, measurable } of others) {
    const what = differenceOfRows(first?.measurable.predictions as Predictions, measurable.predictions);
    if (what === undefined) continue;
    throw new InvalidInput(
      `the candidate “${card.title}” was measured on other rows: their ${what} differ`,
      {},
      'Candidates are compared on the same held-out rows: split the data the same way for all.',
    );
  }
}

/** The rules that compare groups, by the titles that the audit gave them. */
function comparingRules({ policy }: AuditConfig, { rules: judged }: AuditResult): ComparingRule[] {
  return (policy?.rules ?? []).flatMap(({ id, metric, comparison, by, given }) => {
    const title = judged.find((rule) => rule.id === id)?.title ?? id;
    return comparison === undefined || given ? [] : [{ id, title, metric, comparison, by }];
  });
}
