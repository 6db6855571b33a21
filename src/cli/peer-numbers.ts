import type { PeerNumber, PeerNumbers } from '../metrics/conventions/peer-numbers.ts';
import { sliceLabel } from '../result/index.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** A peer's numbers for people, each beside ours: marked as the peer's from the first line on. */
export function tellPeerNumbers(
  { peer, version, customs, numbers }: PeerNumbers,
  { colors }: Pick<Terminal, 'colors'>,
): string {
  const head = { name: `${peer} ${version}`, where: 'group', theirs: `as ${peer}`, ours: 'as fairgate' };
  const rows = [head, ...numbers.map(row)];
  const width = (of: (row: typeof head) => string) => Math.max(...rows.map((each) => of(each).length));
  const widths = {
    name: width(({ name }) => name),
    where: width(({ where }) => where),
    theirs: width(({ theirs }) => theirs),
  };
  const [first = '', ...lines] = rows.map(({ name, where, theirs, ours }) =>
    [name.padEnd(widths.name), where.padEnd(widths.where), theirs.padStart(widths.theirs), ours]
      .join('  ')
      .trimEnd(),
  );
  return [
    colors.bold(`The numbers of ${peer} ${version}, by its conventions. Nothing is judged.`),
    ...customs.map((custom) => `  ${custom}`),
    '',
    colors.bold(first),
    ...lines,
  ].join('\n');
}

function row({ name, by, group, beside, value, ours }: PeerNumber) {
  const where = group === undefined ? `all by ${by.join(', ')}` : sliceLabel(group);
  return {
    name,
    where: printable(beside === undefined ? where : `${where} beside ${sliceLabel(beside)}`),
    theirs: value === null ? 'none' : value.toFixed(6),
    ours: ours === undefined ? '' : inWords(ours),
  };
}

function inWords(ours: NonNullable<PeerNumber['ours']>): string {
  if (!ours.known) return `unknown (${ours.because})`;
  return `${ours.value.toFixed(6)} [${ours.low.toFixed(3)}, ${ours.high.toFixed(3)}]`;
}
