import { sign as signBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { envelopeText, parseEvidence } from '../../../src/config/read-evidence.ts';
import type { Envelope } from '../../../src/evidence/envelope.ts';
import { keyId, newKeys, readPrivateKey, readPublicKey } from '../../../src/evidence/keys.ts';
import { preAuthenticationEncoding } from '../../../src/evidence/pae.ts';
import type { Role } from '../../../src/evidence/roles.ts';
import { sign } from '../../../src/evidence/sign.ts';
import { type Statement, statementOf } from '../../../src/evidence/statement.ts';
import { verifySignatures } from '../../../src/evidence/verify-signatures.ts';
import type { AuditResult, Finding } from '../../../src/result/index.ts';
import { hiring, notJudged } from '../report/results.ts';
import { privateKeyOf, publicKeyOf, trusted } from './signers.ts';

const TIME = '2026-03-31T12:00:00Z';
const files = [
  { kind: 'report', name: 'result.json', sha256: 'ab'.repeat(32) },
  { kind: 'read', name: 'data.csv', sha256: 'cd'.repeat(32) },
] as const;
const statement: Statement = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: files.map(({ kind, name, sha256 }) => ({ name, digest: { sha256 }, annotations: { kind } })),
  predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
  predicate: {
    result: 'FAILED',
    configuration: [{ name: 'hiring', digest: { sha256: 'ef'.repeat(32) } }],
    passedTests: ['quality: everyone'],
    warnedTests: [],
    failedTests: ['four-fifths: sex = F'],
  },
};
const signedBy = (...roles: readonly Role[]) =>
  roles.reduce<Envelope | undefined>(
    (earlier, role) => sign(statement, { key: privateKeyOf(role), role, time: TIME }, earlier),
    undefined,
  ) as Envelope;

describe('what is signed', () => {
  it('is encoded as the specification and another implementation encode it', async () => {
    const { hello, payload, pae, sig } = JSON.parse(
      await readFile('fixtures/reference/evidence/dsse.json', 'utf8'),
    );
    const greeting = preAuthenticationEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));
    expect(greeting.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
    expect(hello).toBe(greeting.toString());
    const message = preAuthenticationEncoding('application/vnd.in-toto+json', Buffer.from(payload, 'base64'));
    expect(message.toString('hex')).toBe(pae);
    expect(signBytes(null, message, privateKeyOf('author')).toString('base64')).toBe(sig);
  });

  it('gives the envelope that securesystemslib and in-toto accepted', async () => {
    const accepted = await readFile('fixtures/reference/evidence/accepted.json', 'utf8');
    expect(envelopeText(signedBy('author', 'officer'))).toBe(accepted);
    expect(envelopeText(parseEvidence(accepted, 'accepted.json').envelope)).toBe(accepted);
  });

  it('is PASSED for a pass alone: what is open or was not judged has not passed', () => {
    const outcome = (result: AuditResult) => statementOf(result, files).predicate.result;
    const result = hiring();
    const findings = result.findings.filter((one) => one.outcome === 'pass');
    const as = (verdict: 'pass' | 'inconclusive') => ({
      ...result,
      findings,
      verdict: { outcome: verdict, because: [] },
    });
    expect([as('pass'), as('inconclusive'), result, notJudged()].map(outcome)).toEqual([
      'PASSED',
      'FAILED',
      'FAILED',
      'FAILED',
    ]);
    const waived = { ...(findings[0] as Finding), outcome: 'waived' as const };
    expect(outcome({ ...as('pass'), findings: [...findings, waived] })).toBe('WARNED');
  });

  it('names every test once: what blocks and does not pass has failed, what else does not pass warns', () => {
    const result = hiring();
    const { passedTests, warnedTests, failedTests } = statementOf(result, files).predicate;
    const passed = result.findings.filter((one) => one.outcome === 'pass').length;
    expect([passedTests.length, warnedTests.length]).toEqual([passed, 0]);
    expect(failedTests).toHaveLength(result.findings.length - passed);
    const soft = { ...result, rules: result.rules.map((rule) => ({ ...rule, severity: 'warn' as const })) };
    expect(statementOf(soft, files).predicate).toMatchObject({
      passedTests,
      warnedTests: failedTests,
      failedTests: [],
    });
  });

  it('is the same whatever the order in which files were found', () => {
    expect(statementOf(hiring(), [...files].reverse())).toEqual(statementOf(hiring(), files));
  });
});

describe('several signatures', () => {
  it('stand beside each other: one more leaves those before as they are', () => {
    const [first, second] = [signedBy('author'), signedBy('author', 'reviewer')];
    expect(second.signatures[0]).toEqual(first.signatures[0]);
    expect(second.payload).toBe(first.payload);
    expect(verifySignatures(signedBy('author', 'reviewer', 'officer'), trusted)).toEqual(
      (['author', 'reviewer', 'officer'] as const).map((role) => ({ role, name: `the ${role}`, time: TIME })),
    );
  });

  it('are of different keys, over the same statement', () => {
    expect(() => signedBy('author', 'author')).toThrow('this key has signed already');
    const other = statementOf(hiring(), files);
    const signer = { key: privateKeyOf('officer'), role: 'officer', time: TIME } as const;
    expect(() => sign(other, signer, signedBy('author'))).toThrow('is not what is there now');
  });
});

describe('keys', () => {
  it('are named by their public half, and differ each time', () => {
    const { privateKey, publicKey } = newKeys();
    const [secret, open] = [readPrivateKey(privateKey, 'a.pem'), readPublicKey(publicKey, 'a.pub.pem')];
    expect(keyId(secret)).toBe(keyId(open));
    expect(keyId(open)).not.toBe(keyId(publicKeyOf('author')));
    expect(newKeys().privateKey).not.toBe(privateKey);
  });

  it('of the wrong half, of another kind, or of no kind are refused', () => {
    const { privateKey, publicKey } = newKeys();
    expect(() => readPublicKey(privateKey, 'x')).toThrow('no public key');
    expect(() => readPrivateKey(publicKey, 'x')).toThrow('no private key');
    expect(() => readPrivateKey('hello', 'x')).toThrow('no private key');
  });

  it('do not show in what they sign', () => {
    const secret = privateKeyOf('author').export({ type: 'pkcs8', format: 'der' }).subarray(-32);
    const text = envelopeText(signedBy('author'));
    for (const form of ['hex', 'base64', 'base64url'] as const)
      expect(text).not.toContain(secret.toString(form));
    expect(text).not.toContain('PRIVATE');
  });
});
