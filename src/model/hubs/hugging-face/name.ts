import { InvalidInput } from '../../../errors.ts';

/** A repository of the Hugging Face Hub at a revision. */
export interface RepositoryName {
  readonly repository: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
}

export const PREFIX = 'hf:';

const PART = /^[\w-][\w.-]{0,95}$/;

/** Reads `hf:NAME[@REVISION]`; the revision is `main` where none is named. @throws InvalidInput when it is malformed. */
export function parseName(name: string): RepositoryName {
  const [repository = '', revision = 'main', ...rest] = name.slice(PREFIX.length).split('@');
  const parts = repository.split('/');
  const sound =
    rest.length === 0 &&
    parts.length <= 2 &&
    [...parts, ...revision.split('/')].every(
      (part) => PART.test(part) && !part.includes('..') && !part.includes('--'),
    );
  if (sound) return { repository, revision };
  throw new InvalidInput(
    'this is not the name of a repository',
    { file: name },
    'Write hf:OWNER/NAME or hf:OWNER/NAME@REVISION, such as hf:google-bert/bert-base-uncased.',
  );
}
