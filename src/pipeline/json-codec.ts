import { canonicalJson } from '../canonical-json.ts';
import { wholeOf } from './bytes.ts';
import type { Codec } from './stage.ts';

/** For artefacts that are plain JSON. */
export function jsonCodec<T>(): Codec<T> {
  return {
    encode: (artefact) => new TextEncoder().encode(canonicalJson(artefact)),
    decode: (bytes) => JSON.parse(new TextDecoder().decode(wholeOf(bytes))) as T,
  };
}
