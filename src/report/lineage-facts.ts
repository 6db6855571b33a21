import type { Lineage } from '../result/index.ts';
import type { Block, BlockOf, Inline } from './block.ts';

const code = (text: string): Inline => ({ kind: 'code', text });

/** From what, by what a result was made. */
export function lineageFacts(lineage: Lineage): BlockOf<'facts'> {
  const { data, checkpoint, revision, config, version, seed, engine } = lineage;
  return {
    kind: 'facts',
    items: [
      { term: ['Data'], value: [code(data)] },
      ...(checkpoint === undefined ? [] : [{ term: ['Backbone'], value: [code(checkpoint)] }]),
      ...(revision === undefined ? [] : [{ term: ['Pulled as'], value: [code(revision)] }]),
      { term: ['Audit file'], value: [code(config)] },
      { term: ['fairgate'], value: [code(version)] },
      { term: ['Seed'], value: [code(String(seed))] },
      { term: ['Engine'], value: [code(engine)] },
    ],
  };
}

/** Every stage's artefact by its key, folded. */
export function artefacts({ artefacts: keys }: Lineage): readonly Block[] {
  const entries = Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return [];
  return [
    {
      kind: 'details',
      summary: [`Keys of the ${entries.length} artefacts that the result was made of`],
      blocks: [
        { kind: 'facts', items: entries.map(([name, key]) => ({ term: [name], value: [code(key)] })) },
      ],
    },
  ];
}
