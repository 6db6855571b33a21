import { join } from 'node:path';
import { writeWhole } from '../pipeline/store/store.ts';
import type { AuditResult } from '../result/index.ts';

/** Renders the result in every format (or those named) into a folder. Gives what was rendered, by format id. */
export async function writeReports(
  result: AuditResult,
  folder: string,
  ids?: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { formats } = await import('../report/formats/index.ts');
  const chosen = ids === undefined ? [...formats] : ids.map((id) => formats.get(id));
  const rendered = await Promise.all(
    chosen.map(async (format) => ({ format, text: await format.render(result) })),
  );
  for (const { format, text } of rendered) await writeWhole(join(folder, format.file), [text]);
  return Object.fromEntries(rendered.map(({ format, text }) => [format.id, text]));
}
