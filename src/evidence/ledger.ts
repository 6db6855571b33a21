import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { Lineage } from '../result/index.ts';
import { EvidenceBroken } from './broken.ts';

/** A look at rows that were set apart for the test. */
export interface Opening {
  /** Digest of the data whose test rows they are. */
  readonly data: string;
  /** Key of what was predicted for them. */
  readonly predictions: string;
  /** Digest of the audit file, its policy among it. */
  readonly config: string;
  /** Digest of the policy alone; absent in ledgers that were begun before it was written down. */
  readonly policy?: string;
}

/** An opening in its place: `hash` is over all else in it, `previous` the hash of the entry before. */
interface Entry extends Opening {
  readonly previous: string;
  readonly hash: string;
}

const FIRST = '0'.repeat(64);

const hashOf = ({ data, predictions, config, policy, previous }: Omit<Entry, 'hash'>): string =>
  createHash('sha256')
    .update(canonicalJson({ data, predictions, config, ...(policy !== undefined && { policy }), previous }))
    .digest('hex');

export const sameOpening = (a: Opening, b: Opening): boolean =>
  a.data === b.data && a.predictions === b.predictions && a.config === b.config;

/** What a run looked at; undefined where no rows were set apart, for all were predicted elsewhere. */
export function openingOf({ data, config, policy, artefacts }: Lineage): Opening | undefined {
  const { dataset, predictions } = artefacts;
  if (dataset === undefined || predictions === undefined) return undefined;
  return { data, predictions, config, ...(policy !== undefined && { policy }) };
}

/** Which look at its data an opening is, after those that were there: 1 for the first. */
export function openingNumber(openings: readonly Opening[], opening: Opening): number {
  const ofData = openings.filter(({ data }) => data === opening.data);
  const place = ofData.findIndex((one) => sameOpening(one, opening));
  return place === -1 ? ofData.length + 1 : place + 1;
}

/**
 * The openings of a ledger: JSON lines, each chained to the one before.
 * @throws EvidenceBroken when a line was altered, taken out or put in between.
 */
export function readLedger(text: string): readonly Opening[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw broken(lines.length + 1);
  let previous = FIRST;
  return lines.map((line, index) => {
    const entry = entryOf(line);
    if (!entry || entry.previous !== previous || entry.hash !== hashOf(entry)) throw broken(index + 1);
    previous = entry.hash;
    const { data, predictions, config, policy } = entry;
    return { data, predictions, config, ...(policy !== undefined && { policy }) };
  });
}

/** The same ledger with those openings at its end that are not in it. */
export function withOpenings(text: string, openings: readonly Opening[]): string {
  const there = [...readLedger(text)];
  let longer = text;
  let previous = lastHash(text);
  for (const opening of openings) {
    if (there.some((one) => sameOpening(one, opening))) continue;
    there.push(opening);
    const entry = { ...opening, previous };
    previous = hashOf(entry);
    longer += `${canonicalJson({ ...entry, hash: previous })}\n`;
  }
  return longer;
}

function lastHash(text: string): string {
  const last = text.split('\n').at(-2);
  return last === undefined ? FIRST : (entryOf(last)?.hash ?? FIRST);
}

/** An entry whose line has the one spelling that it was written in. */
function entryOf(line: string): Entry | undefined {
  try {
    const entry = JSON.parse(line) as Entry;
    return canonicalJson(entry) === line ? entry : undefined;
  } catch {
    return undefined;
  }
}

const broken = (line: number) =>
  new EvidenceBroken(
    'openings',
    `line ${line} of the openings of the test split is not as it was written`,
    'Bring back the file from where it was kept; what was looked at cannot be told without it.',
  );
