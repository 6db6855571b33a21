/** `--protected sex,race` and `--protected sex race` say the same. */
export function splitByComma(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
