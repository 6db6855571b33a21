/** Where in the user's material something is wrong. All parts are shown; none holds a value of a person's row. */
export interface Place {
  /** File as the user named it. */
  readonly file?: string;
  /** Record number in the file, counting the header as 1. */
  readonly row?: number;
  readonly column?: string;
  /** JSON path such as `/policy/rules/0/metric`. */
  readonly path?: string;
}

/**
 * Something the user gave cannot be used: exit code 2, one message, no stack trace.
 * `what` says what is wrong, `place` where, `remedy` how to mend it.
 */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly what: string;
  readonly place: Place;
  readonly remedy: string;

  constructor(what: string, place: Place, remedy: string, options?: ErrorOptions) {
    super(`${describePlace(place)}${what}. ${remedy}`, options);
    this.what = what;
    this.place = place;
    this.remedy = remedy;
  }
}

function describePlace({ file, row, column, path }: Place): string {
  const parts = [
    file,
    row === undefined ? undefined : `row ${row}`,
    column === undefined ? undefined : `column "${column}"`,
    path,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}
