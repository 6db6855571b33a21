import type { CompareResult, LegalPosture } from '../../result/index.ts';
import type { BlockOf, Text } from '../block.ts';
import { candidateLabel } from '../candidates.ts';

const COLUMNS: readonly (readonly [keyof LegalPosture, string])[] = [
  ['training', 'Attribute read to train'],
  ['inference', 'Attribute needed to decide'],
  ['groupCutOffs', 'Cut-offs differ by group'],
  ['randomised', 'Decides by chance'],
];

const NOTHING: LegalPosture = { training: false, inference: false, groupCutOffs: false, randomised: false };

/** What the law may ask of each candidate; nothing where no candidate does anything of its own. */
export function postureTable(result: CompareResult): readonly BlockOf<'table'>[] {
  const { candidates } = result;
  if (candidates.every(({ mitigation }) => mitigation === undefined)) return [];
  return [
    {
      kind: 'table',
      caption: ['Legal posture'],
      columns: [
        { head: ['Candidate'] },
        ...COLUMNS.map(([, head]) => ({ head: [head] })),
        { head: ['Allowed by the policy'] },
      ],
      rows: candidates.map((candidate) => ({
        cells: [
          candidateLabel(result, candidate),
          ...COLUMNS.map(([key]): Text => [(candidate.mitigation?.posture ?? NOTHING)[key] ? 'yes' : 'no']),
          [candidate.forbidden ? `no: ${candidate.forbidden.join(', ')}` : 'yes'],
        ],
      })),
      note: [
        'What a strategy does with the protected attribute. fairgate measures; it gives no legal advice.',
      ],
    },
  ];
}
