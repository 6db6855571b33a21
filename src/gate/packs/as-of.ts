import type { Notice, PackRecord } from '../../result/index.ts';
import type { Rule } from '../rule.ts';
import { applies, type Pack, statusOf } from './pack.ts';

/** The packs as they stand on a day, and the rules that judge on it. */
export function onDay(
  rules: readonly Rule[],
  packs: readonly Pack[],
  asOf: string,
): { readonly rules: readonly Rule[]; readonly records: readonly PackRecord[] } {
  const records = packs.map((pack) => recorded(pack, asOf));
  const held = new Set(records.filter(({ status }) => applies(status)).map(({ id }) => id));
  return { rules: rules.filter(({ pack }) => pack === undefined || held.has(pack)), records };
}

function recorded(pack: Pack, asOf: string): PackRecord {
  const { kind: _, rules: __, ...told } = pack;
  return { ...told, asOf, status: statusOf(pack, asOf) };
}

/** Tells of packs whose rules do not judge. */
export function packNotices(records: readonly PackRecord[]): readonly Notice[] {
  return records
    .filter(({ status }) => !applies(status))
    .map(({ id, title, status, from, to, asOf }) => ({
      code: `pack-${status}`,
      message:
        status === 'future'
          ? `${title} (${id}) holds from ${from}, not yet on ${asOf}: its rules do not judge`
          : `${title} (${id}) held until ${to}, no more on ${asOf}: its rules do not judge`,
    }));
}
