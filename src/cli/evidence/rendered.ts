import type { AuditResult } from '../../result/index.ts';

/** Every report file as the result gives it, by name. */
export async function rendered(result: AuditResult): Promise<ReadonlyMap<string, string>> {
  const { formats } = await import('../../report/formats/index.ts');
  const texts = Array.from(formats, async ({ file, render }) => [file, await render(result)] as const);
  return new Map(await Promise.all(texts));
}
