import type { Candidate, CompareResult, Criterion, Estimate } from '../result/index.ts';
import type { Inline, Text } from './block.ts';
import { amount } from './numbers.ts';

/** What holds where the document has no number: nobody was measured. */
const NOTHING: Estimate = { known: false, because: 'no-rows', n: 0 };

/** One candidate by one criterion. */
export const estimateOf = (
  { values }: CompareResult,
  candidate: Pick<Candidate, 'id'>,
  criterion: Pick<Criterion, 'id'>,
): Estimate =>
  values.find((one) => one.candidate === candidate.id && one.criterion === criterion.id)?.estimate ?? NOTHING;

/** The audit as written, which the others are held against. */
export const ownCandidate = ({ candidates }: CompareResult): Candidate | undefined =>
  candidates.find(({ own }) => own);

export const candidateOf = ({ candidates }: CompareResult, id: string): Candidate | undefined =>
  candidates.find((candidate) => candidate.id === id);

export const isOnFront = ({ front }: CompareResult, { id }: Candidate): boolean => front.includes(id);

/** A candidate's title, kept apart from the words around it. */
export const candidateName = ({ title }: Candidate): Inline => ({ kind: 'name', parts: [title] });

/** What sets a candidate apart from the others at a glance: ` (as written, recommended)`, or nothing. */
export function remark({ recommendation }: CompareResult, { id, own }: Candidate): string {
  const said = [...(own ? ['as written'] : []), ...(recommendation.candidate === id ? ['recommended'] : [])];
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

/** The candidate with its remark: `MiniLM (as written, recommended)`. */
export const candidateLabel = (result: CompareResult, candidate: Candidate): Text => [
  candidateName(candidate),
  remark(result, candidate),
];

/** `4 backbones`. */
export const howMany = ({ candidates, axis }: CompareResult): string => `${candidates.length} ${axis}`;

/** What it takes to embed a row, in words where it is not known. */
export const embeddingOf = ({ cost }: Pick<Candidate, 'cost'>): string =>
  cost.embedding === undefined ? 'not known' : amount(cost.embedding);
