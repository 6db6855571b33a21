import { canonicalJson } from '../canonical-json.ts';
import { InvalidInput } from '../errors.ts';
import { EvidenceBroken } from '../evidence/broken.ts';
import { Envelope, payloadOf } from '../evidence/envelope.ts';
import { Statement, statementBytes } from '../evidence/statement.ts';
import { parseJson } from './parse-json.ts';
import { validator } from './validate.ts';

const validEnvelope = validator(Envelope);
const validStatement = validator(Statement);

/** The one text of an envelope. */
export const envelopeText = (envelope: Envelope): string => `${canonicalJson(envelope)}\n`;

/**
 * An envelope from its text, with the statement in it; nothing of it has been verified.
 * @throws EvidenceBroken when it is no such envelope, down to its spelling.
 */
export function parseEvidence(text: string, file: string): { envelope: Envelope; statement: Statement } {
  try {
    const envelope = validEnvelope(parseJson(text, file), file);
    const payload = payloadOf(envelope);
    const statement = validStatement(parseJson(payload.toString(), file), file);
    const spelt = [envelope.payload, ...envelope.signatures.flatMap(({ sig, seal }) => [sig, seal])];
    const plain = spelt.every((base64) => Buffer.from(base64, 'base64').toString('base64') === base64);
    if (plain && envelopeText(envelope) === text && statementBytes(statement).equals(payload)) {
      return { envelope, statement };
    }
  } catch (cause) {
    if (cause instanceof InvalidInput) throw damaged(cause.message, cause);
    throw cause;
  }
  throw damaged(`${file} is not spelt as it was written`);
}

const damaged = (what: string, cause?: unknown) =>
  new EvidenceBroken('envelope', what.replace(/\.$/, ''), 'Take it from where it was made.', { cause });
