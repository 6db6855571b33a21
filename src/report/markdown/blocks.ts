import type { Block, BlockOf, Text } from '../block.ts';
import { outcomes } from '../words.ts';
import { inlineMarkdown } from './inline.ts';

type Renderers = { readonly [Kind in Block['kind']]: (block: BlockOf<Kind>) => string };

const row = (cells: readonly Text[]) => `| ${cells.map(inlineMarkdown).join(' | ')} |`;
const list = (items: readonly Text[]) => items.map((item) => `- ${inlineMarkdown(item)}`).join('\n');
const box = (word: string, lead: Text, reasons: readonly Text[]) =>
  [`**${word}** – ${inlineMarkdown(lead)}`, list(reasons)].filter((part) => part !== '').join('\n\n');

const render: Renderers = {
  prose: ({ text }) => inlineMarkdown(text),
  list: ({ items }) => list(items),
  facts: ({ items }) =>
    items.map(({ term, value }) => `- **${inlineMarkdown(term)}**: ${inlineMarkdown(value)}`).join('\n'),
  table: ({ caption, columns, rows }) =>
    [
      `${inlineMarkdown(caption)}:`,
      '',
      row(columns.map(({ head }) => head)),
      `| ${columns.map(({ align }) => (align === 'end' ? '--:' : '---')).join(' | ')} |`,
      ...rows.map(({ cells }) => row(cells)),
    ].join('\n'),
  chart: ({ alt }) => inlineMarkdown([alt]),
  banner: ({ outcome, lead, reasons }) =>
    box(`${outcomes[outcome].glyph} ${outcomes[outcome].word}`, lead, reasons),
  answer: ({ word, lead, reasons }) => box(inlineMarkdown(word), lead, reasons),
  cards: ({ items }) =>
    items
      .map(
        ({ outcome, title, figure, lines }) =>
          `- ${outcomes[outcome].glyph} ${inlineMarkdown(title)}, ${figure.value} ${figure.label}: ${lines.map(inlineMarkdown).join('; ')}`,
      )
      .join('\n'),
  explorer: () => '',
  command: ({ text }) => `<pre>${inlineMarkdown([text])}</pre>`,
  details: ({ summary, blocks }) =>
    `<details><summary>${inlineMarkdown(summary)}</summary>\n\n${blocksMarkdown(blocks)}\n\n</details>`,
  part: ({ title, blocks }) => `### ${inlineMarkdown(title)}\n\n${blocksMarkdown(blocks)}`,
};

export const blocksMarkdown = (blocks: readonly Block[]): string =>
  blocks.map((block) => (render[block.kind] as (block: Block) => string)(block)).join('\n\n');
