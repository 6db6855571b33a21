import type { Column } from './column.ts';

/** Free text; a missing one is the empty text. */
export function textColumn(name: string): Column<string[]> {
  const texts: string[] = [];
  return {
    name,
    push(cell = '') {
      texts.push(cell);
      return undefined;
    },
    finish: () => texts,
  };
}
