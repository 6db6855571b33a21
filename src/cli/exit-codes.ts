import type { AuditResult } from '../result/index.ts';

export const EXIT = {
  pass: 0,
  fail: 1,
  invalid: 2,
  inconclusive: 3,
  evidence: 4,
  fault: 70,
  interrupted: 130,
} as const;

/** `not-judged` exits 0: without a policy there is nothing to fail, and the output says so. */
export function exitCodeOf({ verdict }: Pick<AuditResult, 'verdict'>): number {
  const codes = {
    pass: EXIT.pass,
    fail: EXIT.fail,
    inconclusive: EXIT.inconclusive,
    'not-judged': EXIT.pass,
  };
  return codes[verdict.outcome];
}
