import { type Opening, openingNumber, openingOf } from '../evidence/ledger.ts';
import type { AuditResult, Notice } from '../result/index.ts';

/**
 * The result with which look at its test rows it is, where rows were set apart. It is told of the result and no part of its
 * artefact: the same work gives the same bytes, whoever looked before.
 */
export function withOpening(result: AuditResult, openings: readonly Opening[]): AuditResult {
  const own = openingOf(result.lineage);
  if (!own) return result;
  const opening = openingNumber(openings, own);
  return { ...result, opening, notices: [...result.notices, ...openedBefore(opening)] };
}

/** A test split that many models were held to is kinder to the one that was chosen by it. */
function openedBefore(opening: number): readonly Notice[] {
  if (opening === 1) return [];
  const before = opening === 2 ? 'once' : `${opening - 1} times`;
  return [
    {
      code: 'opened-before',
      message: `The test rows were looked at ${before} before, each time with another model, configuration or policy; what was chosen by those looks is judged too kindly here.`,
    },
  ];
}
