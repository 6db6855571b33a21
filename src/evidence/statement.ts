import Type, { type Static } from 'typebox';
import { canonicalJson } from '../canonical-json.ts';
import { type AuditResult, type Finding, sliceLabel } from '../result/index.ts';

/** Where a covered file is found again: see the table in docs/evidence.md. */
const Kind = Type.Enum(['report', 'audit', 'read', 'artefact', 'other']);
export type Kind = Static<typeof Kind>;

/** A file that is vouched for. */
export interface Covered {
  readonly kind: Kind;
  /** Free of what is particular to a machine; files of one kind and name are told apart by the digest. */
  readonly name: string;
  /** In hexadecimal. */
  readonly sha256: string;
}

const Digest = Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) });

/** An in-toto statement (v1) that an audit was run and what came of it (test-result v0.1). */
export const Statement = Type.Object(
  {
    _type: Type.Literal('https://in-toto.io/Statement/v1'),
    subject: Type.Array(
      Type.Object({ name: Type.String(), digest: Digest, annotations: Type.Object({ kind: Kind }) }),
    ),
    predicateType: Type.Literal('https://in-toto.io/attestation/test-result/v0.1'),
    predicate: Type.Object({
      result: Type.Enum(['PASSED', 'WARNED', 'FAILED']),
      configuration: Type.Array(Type.Object({ name: Type.String(), digest: Digest })),
      passedTests: Type.Array(Type.String()),
      warnedTests: Type.Array(Type.String()),
      failedTests: Type.Array(Type.String()),
    }),
  },
  { $id: 'urn:fairgate:schema:statement:1' },
);
export type Statement = Static<typeof Statement>;

type Tests = 'passedTests' | 'warnedTests' | 'failedTests';

/** What is waived, or its rule only warns of, warns here; what is open has failed, for it has not passed. */
function told({ rule, outcome }: Finding, { rules }: AuditResult): Tests {
  if (outcome === 'pass') return 'passedTests';
  const blocks = rules.find(({ id }) => id === rule)?.severity === 'block';
  return blocks && outcome !== 'waived' ? 'failedTests' : 'warnedTests';
}

const testName = ({ rule, slice }: Finding): string =>
  `${rule}: ${sliceLabel(Object.fromEntries(Object.entries(slice).sort()))}`;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * What is signed: a pure function of the result and the files, the same for everybody who signs. Only an audit that passes is
 * PASSED or, with something to warn of, WARNED: what could not be settled, or was not judged, has not passed.
 */
export function statementOf(result: AuditResult, files: readonly Covered[]): Statement {
  const { outcome } = result.verdict;
  const tests = (wanted: Tests) =>
    result.findings.filter((finding) => told(finding, result) === wanted).map(testName);
  const warnedTests = tests('warnedTests');
  const sorted = [...files].sort(
    (a, b) => compare(a.kind, b.kind) || compare(a.name, b.name) || compare(a.sha256, b.sha256),
  );
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: sorted.map(({ kind, name, sha256 }) => ({ name, digest: { sha256 }, annotations: { kind } })),
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: outcome !== 'pass' ? 'FAILED' : warnedTests.length > 0 ? 'WARNED' : 'PASSED',
      configuration: [
        { name: result.audit, digest: { sha256: result.lineage.config.replace(/^sha256:/, '') } },
      ],
      passedTests: tests('passedTests'),
      warnedTests,
      failedTests: tests('failedTests'),
    },
  };
}

export const coveredBy = ({ subject }: Statement): readonly Covered[] =>
  subject.map(({ name, digest: { sha256 }, annotations: { kind } }) => ({ kind, name, sha256 }));

export const statementBytes = (statement: Statement): Buffer => Buffer.from(canonicalJson(statement));
