/**
 * What is signed of a payload: its pre-authentication encoding, which binds the type to the bytes
 * (Dead Simple Signing Envelope 1.0, protocol.md).
 */
export function preAuthenticationEncoding(type: string, body: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.byteLength} `;
  return Buffer.concat([Buffer.from(head), body]);
}
