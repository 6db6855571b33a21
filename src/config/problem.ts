import { InvalidInput } from '../errors.ts';

/** Something wrong in a JSON document of the user's. */
export interface Problem {
  readonly what: string;
  /** JSON pointer; empty for the whole document. */
  readonly path: string;
  readonly remedy: string;
}

export function invalid({ what, path, remedy }: Problem, file: string): InvalidInput {
  return new InvalidInput(what, path === '' ? { file } : { file, path }, remedy);
}
