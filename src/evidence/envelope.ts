import Type, { type Static } from 'typebox';
import { roles } from './roles.ts';

export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

const Base64 = Type.String({ pattern: '^[A-Za-z0-9+/]+={0,2}$' });

/** One person's word for the payload. `sig` is what DSSE asks for; `seal` signs role and time, which DSSE leaves open. */
export const Signature = Type.Object(
  {
    keyid: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    sig: Base64,
    role: Type.Enum([...roles]),
    time: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' }),
    seal: Base64,
  },
  { additionalProperties: false },
);
export type Signature = Static<typeof Signature>;

/** A DSSE envelope around an in-toto statement, with any number of signatures over the same payload. */
export const Envelope = Type.Object(
  {
    payloadType: Type.Literal(PAYLOAD_TYPE),
    payload: Base64,
    signatures: Type.Array(Signature, { minItems: 1 }),
  },
  { additionalProperties: false, $id: 'urn:fairgate:schema:envelope:1', title: 'fairgate evidence' },
);
export type Envelope = Static<typeof Envelope>;

export const payloadOf = ({ payload }: Pick<Envelope, 'payload'>): Buffer => Buffer.from(payload, 'base64');
