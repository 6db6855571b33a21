export { EvidenceBroken } from './broken.ts';
export type { Envelope } from './envelope.ts';
export { newKeys, readPrivateKey, readPublicKey } from './keys.ts';
export type { Role } from './roles.ts';
export { type Signer, sign } from './sign.ts';
export { type Covered, type Statement, statementOf } from './statement.ts';
export { type SignOff, type Trusted, verifySignatures } from './verify-signatures.ts';
