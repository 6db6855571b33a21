import { mitigations } from '../mitigations/index.ts';
import type { Mitigation } from '../mitigations/mitigation.ts';
import type { LegalPosture } from '../result/index.ts';
import { keyTable } from './docs.ts';

const POSTURE: readonly (readonly [keyof LegalPosture, string])[] = [
  ['training', 'reads the attribute to train'],
  ['inference', 'needs it to decide'],
  ['groupCutOffs', 'cut-offs differ by group'],
  ['randomised', 'leaves decisions to chance'],
];

/** docs/mitigations.md: every strategy, what it does, what the law may ask of it, and its options. */
export function mitigationDocs(): string {
  const all = [...mitigations];
  const heads = ['id', 'what it does', ...POSTURE.map(([, words]) => words)];
  const row = ({ id, why, posture }: Mitigation) =>
    [`\`${id}\``, why, ...POSTURE.map(([key]) => (posture[key] ? 'yes' : 'no'))].join(' | ');
  return `${[
    `# Mitigations

<!-- Made from the registry by src/config/mitigation-docs.ts: \`npm run docs\` writes it again. -->

An audit names a strategy at \`mitigation\`, by its id or as an object with its \`id\` and options; \`by\` says which protected
attributes make the groups (crossed; the first one unless told). \`compare.mitigations\` lists those that
\`fairgate compare FILE\` trains and audits beside the audit as written, on the same split, features and held-out rows;
\`--mitigations A,B\` names others. \`fairgate list mitigations\` prints this list.

What a strategy needs and the data does not have is refused: the message names the group, and how many rows it has.
\`fairgate apply RESULT PREDICTIONS --score COLUMN\` decides about other people by a rule that a strategy made.
\`policy.forbid\` says what no strategy may do. fairgate measures; it gives no legal advice.`,
    [
      `| ${heads.join(' | ')} |`,
      `|${'---|'.repeat(heads.length)}`,
      ...all.map((one) => `| ${row(one)} |`),
    ].join('\n'),
    ...all.map(section),
  ].join('\n\n')}\n`;
}

function section({ id, title, why, source, options, needs }: Mitigation): string {
  const least = (['train', 'validation'] as const)
    .filter((split) => needs[split] > 0)
    .map((split) => `${needs[split]} in the ${split} split`);
  return [
    `## ${title}`,
    `\`${id}\`: ${why} ${source}.`,
    ...(least.length === 0 ? [] : [`Rows of each label that every group needs: ${least.join(', ')}.`]),
    ...(Object.keys(options).length === 0 ? [] : [keyTable({ properties: options })]),
  ].join('\n\n');
}
