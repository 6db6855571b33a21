import { describe, expect, it } from 'vitest';
import { envelopeText, parseEvidence } from '../../../src/config/read-evidence.ts';
import { checkAge } from '../../../src/evidence/check-age.ts';
import { checkFiles } from '../../../src/evidence/check-files.ts';
import { checkReport, checkStatement } from '../../../src/evidence/check-report.ts';
import type { Envelope } from '../../../src/evidence/envelope.ts';
import { checkRequirement, parseRequirement } from '../../../src/evidence/requirement.ts';
import type { Role } from '../../../src/evidence/roles.ts';
import { sign } from '../../../src/evidence/sign.ts';
import { type Covered, statementOf } from '../../../src/evidence/statement.ts';
import { verifySignatures } from '../../../src/evidence/verify-signatures.ts';
import { hiring } from '../report/results.ts';
import { privateKeyOf, publicKeyOf, trusted } from './signers.ts';

const files: readonly Covered[] = [
  { kind: 'report', name: 'result.json', sha256: '01'.repeat(32) },
  { kind: 'read', name: 'a.csv', sha256: '02'.repeat(32) },
];
const statement = statementOf(hiring(), files);
const signer = (role: Role, time = '2026-03-31T12:00:00Z') => ({ key: privateKeyOf(role), role, time });
const envelope = sign(statement, signer('officer'), sign(statement, signer('author')));
const signOffs = verifySignatures(envelope, trusted);
const at = (link: string) => expect.objectContaining({ name: 'EvidenceBroken', link });
const thrown = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return 'nothing';
};
const withFirst = (change: Partial<Envelope['signatures'][number]>): Envelope => ({
  ...envelope,
  signatures: envelope.signatures.map((one, index) => (index === 0 ? { ...one, ...change } : one)),
});

describe('signatures', () => {
  it.each<[string, Partial<Envelope['signatures'][number]>]>([
    ['another role', { role: 'officer' }],
    ['another time', { time: '2026-04-01T12:00:00Z' }],
    ['another’s signature', { sig: envelope.signatures[1]?.sig ?? '' }],
    ['another’s seal', { seal: envelope.signatures[1]?.seal ?? '' }],
    ['a key that nobody trusts', { keyid: '0'.repeat(64) }],
    ['another’s key', { keyid: envelope.signatures[1]?.keyid ?? '' }],
  ])('with %s do not hold', (_, change) => {
    expect(thrown(() => verifySignatures(withFirst(change), trusted))).toEqual(at('signatures'));
  });

  it('of a seal from another audit do not hold', () => {
    const other = sign(statementOf(hiring(), []), signer('author'));
    const seal = other.signatures[0]?.seal ?? '';
    expect(thrown(() => verifySignatures(withFirst({ seal }), trusted))).toEqual(at('signatures'));
  });

  it('count only in the capacity in which the verifier trusts the key', () => {
    const asOfficer = sign(statement, { ...signer('author'), role: 'officer' });
    expect(thrown(() => verifySignatures(asOfficer, trusted))).toEqual(at('roles'));
    const both = [...trusted, { role: 'officer' as const, name: 'Ana', key: publicKeyOf('author') }];
    expect(verifySignatures(asOfficer, both)).toMatchObject([{ name: 'Ana', role: 'officer' }]);
  });
});

describe('the text of an envelope', () => {
  const text = envelopeText(envelope);

  it('has one spelling: no byte of it can be another one', () => {
    for (let place = 0; place < text.length; place += 3) {
      const bytes = Buffer.from(text);
      bytes[place] = (bytes[place] as number) ^ (1 << (place % 7));
      const broken = thrown(() => verifySignatures(parseEvidence(bytes.toString(), 'e').envelope, trusted));
      expect(broken, `byte ${place}`).toMatchObject({ name: 'EvidenceBroken' });
    }
  });

  it.each([
    ['cut off', text.slice(0, -9)],
    ['empty', ''],
    ['white space', text.replace(',', ', ')],
    ['a key twice', text.replace('{', '{"payloadType":"application/vnd.in-toto+json",')],
    ['a key more', text.replace('{', '{"also":1,')],
    ['another type', text.replace('in-toto', 'in-foto')],
    ['nobody’s signature', envelopeText({ ...envelope, signatures: [] })],
  ])('does not hold with %s', (_, other) => {
    expect(thrown(() => parseEvidence(other, 'e'))).toEqual(at('envelope'));
  });
});

describe('who has to have signed', () => {
  it.each([
    ['author', true],
    ['officer,author', true],
    ['officer, reviewer', false],
    ['2 of author,reviewer,officer', true],
    ['1 of reviewer', false],
    ['3 of author,reviewer,officer', false],
  ])('%s: %s', (words, met) => {
    const broken = thrown(() => checkRequirement(signOffs, parseRequirement(words)));
    expect(broken).toEqual(met ? 'nothing' : at('roles'));
  });

  it.each(['', 'boss', '3 of author,officer', '0 of author', 'author,,officer', '2 of author,author'])(
    '"%s" is refused',
    (words) => {
      expect(thrown(() => parseRequirement(words))).toMatchObject({ name: 'InvalidInput' });
    },
  );
});

describe('files', () => {
  const [first, second] = files as readonly [Covered, Covered];

  it('that are those that were signed hold, in any order', () => {
    expect(thrown(() => checkFiles(files, [second, first]))).toBe('nothing');
  });

  it.each<[string, readonly Covered[], string]>([
    ['changed', [first, { ...second, sha256: '03'.repeat(32) }], 'is not the file that was signed'],
    ['gone', [first], 'is not there'],
    ['added', [...files, { ...second, name: 'b.csv' }], 'nobody signed it'],
    ['of another kind', [first, { ...second, kind: 'other' }], 'is not there'],
  ])('%s do not', (_, present, said) => {
    const broken = thrown(() => checkFiles(files, present));
    expect(broken).toEqual(at('files'));
    expect(String(broken)).toContain(said);
  });
});

describe('the report', () => {
  const text = 'of the result';
  const sha256 = '0'.repeat(64);

  it('is held to the result that it was rendered from', () => {
    const written = [{ kind: 'report', name: 'report.html', sha256 }] as const;
    const broken = thrown(() => checkReport(hiring(), new Map([['report.html', text]]), written));
    expect(broken).toEqual(at('report'));
    expect(thrown(() => checkReport(hiring(), new Map([['other.html', text]]), written))).toBe('nothing');
  });

  it('and the statement say the same of the verdict', () => {
    expect(thrown(() => checkStatement(statement, hiring()))).toBe('nothing');
    const better = { ...hiring(), verdict: { outcome: 'pass' as const, because: [] } };
    expect(thrown(() => checkStatement(statement, better))).toEqual(at('statement'));
  });
});

describe('age', () => {
  const old = [
    { name: 'a', role: 'author', time: '2026-01-01T00:00:00Z' },
    { name: 'b', role: 'officer', time: '2026-01-11T00:00:00Z' },
  ] as const;

  it('counts from the first signature', () => {
    expect(checkAge(old, '2026-01-31T00:00:00Z')).toBe(30);
    expect(checkAge(old, '2026-01-31T00:00:00Z', 30)).toBe(30);
    expect(thrown(() => checkAge(old, '2026-01-31T00:00:01Z', 30))).toEqual(at('age'));
  });

  it('is never before the last', () => {
    expect(thrown(() => checkAge(old, '2026-01-10T00:00:00Z'))).toEqual(at('age'));
  });
});
