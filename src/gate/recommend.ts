import { type Candidate, type CompareResult, levellingSentence } from '../result/index.ts';
import { type Compared, frontOf, shownBetter } from './outdone.ts';

type Outcome = Candidate['verdict']['outcome'];

/** The best first; what nothing was asked of stands beside what is not settled. */
const RANK: Readonly<Record<Outcome, number>> = { pass: 0, inconclusive: 1, 'not-judged': 1, fail: 2 };

const SAID: Readonly<Record<Outcome, string>> = {
  pass: 'passes the audit',
  inconclusive: 'leaves the audit open',
  'not-judged': 'was not judged',
  fail: 'fails the audit',
};

const OPTIMISM =
  'The candidates were compared on the rows that they were measured on, so the one that is picked looks better than it is: measure it on new rows before it decides about people.';

export type Choosable = Pick<Candidate, 'id' | 'title' | 'verdict' | 'model' | 'cost' | 'forbidden'>;

/**
 * Which candidate to take, and why, in plain sentences: of those that the policy allows and with the best verdict the ones that no other outdoes;
 * of these, the cheapest that the data cannot tell from the others. None where each is shown better at something, as
 * it is for people to say what counts more.
 */
export function recommend(
  all: readonly Choosable[],
  compared: Compared & Pick<CompareResult, 'levellingDown'>,
): CompareResult['recommendation'] {
  const candidates = all.filter(({ forbidden = [] }) => forbidden.length === 0);
  const best = Math.min(...candidates.map(({ verdict }) => RANK[verdict.outcome]));
  const eligible = candidates.filter(({ verdict }) => RANK[verdict.outcome] === best);
  const front = new Set(
    frontOf(
      compared,
      eligible.map(({ id }) => id),
    ),
  );
  const better = shownBetter(compared);
  const left = eligible.filter(({ id }) => front.has(id));
  const standing = left.filter(({ id }) =>
    left.every((other) => better(other.id, id).length === 0 || better(id, other.id).length > 0),
  );
  const reasons = [...forbiddenReasons(all), ...verdictReasons(candidates, eligible)];
  const traded = standing.some(({ id }) => standing.some((other) => better(other.id, id).length > 0));
  const cheapest = cheapestOf(standing);
  if (traded) return { reasons: [...reasons, TRADE_OFF, OPTIMISM] };
  if (!cheapest) return { reasons: [...reasons, COST_UNKNOWN, OPTIMISM] };
  return {
    candidate: cheapest.id,
    reasons: [
      ...reasons,
      ...eligible
        .filter(({ id }) => !standing.some((other) => other.id === id))
        .map((other) => outdoneReason(cheapest, other, better(cheapest.id, other.id), compared)),
      ...(standing.length > 1 ? [cheapestReason(cheapest, standing.length)] : []),
      ...(compared.levellingDown ?? [])
        .filter(({ candidate }) => candidate === cheapest.id)
        .map((flag) => levellingSentence({ candidates, criteria: compared.criteria }, flag)),
      OPTIMISM,
    ],
  };
}

const TRADE_OFF =
  'No candidate is better throughout: each of those that are left is shown to be better at something than another, and what counts more is for people to say.';

const COST_UNKNOWN =
  'The data cannot tell the candidates that are left apart, and what they all take to compute is not known: nothing speaks for one of them.';

/** Multiply-adds to embed all rows once and train on them; undefined where a model’s format does not tell. */
function workOf({ cost, model: { rows } }: Pick<Candidate, 'cost' | 'model'>): number | undefined {
  if (cost.embedding === undefined) return undefined;
  return cost.embedding * (rows.train + rows.validation + rows.test) + cost.training;
}

/** None where there are several and what one of them takes is not known. */
function cheapestOf(candidates: readonly Choosable[]): Choosable | undefined {
  const [first, ...others] = candidates.map((candidate) => ({ candidate, work: workOf(candidate) }));
  return others.reduce<typeof first>(
    (least, other) =>
      least?.work === undefined || other.work === undefined
        ? undefined
        : other.work < least.work
          ? other
          : least,
    first,
  )?.candidate;
}

/** Who cannot be taken, whatever the numbers say. */
const forbiddenReasons = (candidates: readonly Choosable[]): string[] =>
  candidates.flatMap(({ title, forbidden = [] }) =>
    forbidden.length === 0 ? [] : [`The policy does not allow ${title}: it forbids ${forbidden.join(', ')}.`],
  );

function verdictReasons(candidates: readonly Choosable[], eligible: readonly Choosable[]): string[] {
  if (eligible.length === candidates.length) return [];
  const names = eligible.map(({ title }) => title).join(', ');
  const others = candidates.filter((candidate) => !eligible.includes(candidate));
  return [
    `By the verdict ${names} ${eligible.length === 1 ? 'comes' : 'come'} first: ${others
      .map(({ title, verdict }) => `${title} ${SAID[verdict.outcome]}`)
      .join(', ')}.`,
  ];
}

function outdoneReason(
  chosen: Choosable,
  other: Choosable,
  by: readonly string[],
  { criteria }: Compared,
): string {
  const titles = criteria.filter(({ id }) => by.includes(id)).map(({ title }) => title);
  return titles.length === 0
    ? `${other.title} is outdone by another candidate.`
    : `${chosen.title} is shown to be better than ${other.title} by: ${titles.join(', ')}.`;
}

function cheapestReason({ title }: Choosable, standing: number): string {
  const among = standing === 2 ? 'the two candidates' : `the ${standing} candidates`;
  return `The data cannot tell ${among} that are left apart, so the cheapest to compute is taken: ${title}.`;
}
