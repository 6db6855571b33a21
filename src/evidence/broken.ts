/** What evidence hangs on, in the order in which it is looked at. */
export type Link =
  | 'envelope'
  | 'signatures'
  | 'roles'
  | 'age'
  | 'files'
  | 'statement'
  | 'openings'
  | 'policy'
  | 'report';

/** The first link of a chain of evidence that does not hold: exit code 4, one message, no stack trace. */
export class EvidenceBroken extends Error {
  override readonly name = 'EvidenceBroken';
  readonly link: Link;

  constructor(link: Link, what: string, remedy: string, options?: ErrorOptions) {
    super(`the evidence does not hold at its ${link}: ${what}. ${remedy}`, options);
    this.link = link;
  }
}
