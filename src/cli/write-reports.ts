import { join } from 'node:path';
import { writeWhole } from '../pipeline/store/store.ts';
import type { Format } from '../report/format.ts';
import type { AuditResult } from '../result/index.ts';

/** Renders the result in every format (or those named) into a folder. Gives what was rendered, by format id. */
export async function writeReports(
  result: AuditResult,
  folder: string,
  ids?: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { formats } = await import('../report/formats/index.ts');
  return writeAll(result, folder, ids === undefined ? [...formats] : ids.map((id) => formats.get(id)));
}

/** Renders a document in these formats into a folder. Gives what was rendered, by format id. */
export async function writeAll<Document>(
  document: Document,
  folder: string,
  formats: readonly Format<Document>[],
): Promise<Readonly<Record<string, string>>> {
  const rendered = await Promise.all(
    formats.map(async (format) => ({ format, text: await format.render(document) })),
  );
  for (const { format, text } of rendered) await writeWhole(join(folder, format.file), [text]);
  return Object.fromEntries(rendered.map(({ format, text }) => [format.id, text]));
}
