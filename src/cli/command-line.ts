/** A command line that a POSIX shell reads as these words; options without a value are left out. */
export function commandLine(
  words: readonly string[],
  options: Readonly<Record<string, string | number | readonly string[] | undefined>>,
): string {
  const given = Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [`--${name}`, ...(Array.isArray(value) ? value : [value]).map(String)];
  });
  return [...words, ...given].map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
