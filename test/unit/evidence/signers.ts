import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { Trusted } from '../../../src/evidence/verify-signatures.ts';

/** Key pairs of RFC 8032, 7.1: published, so that nobody could take them for secrets. */
const SEEDS = {
  author: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
  reviewer: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
  officer: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
} as const;

export const privateKeyOf = (role: keyof typeof SEEDS) =>
  createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${SEEDS[role]}`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  });
export const publicKeyOf = (role: keyof typeof SEEDS) => createPublicKey(privateKeyOf(role));

export const trusted: readonly Trusted[] = (['author', 'reviewer', 'officer'] as const).map((role) => ({
  role,
  name: `the ${role}`,
  key: publicKeyOf(role),
}));
