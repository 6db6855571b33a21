import type { TopLevelSpec } from 'vega-lite';
import type { Block, BlockOf, Column, Inline, Text } from '../block.ts';
import { type Element, element, type Markup } from '../markup/element.ts';
import { plainText } from '../plain-text.ts';
import { outcomes } from '../words.ts';
import { glyph, inlineMarkup, textMarkup } from './inline.ts';

/** What rendering needs beside the blocks: finished drawings, and the level of the next heading. */
export interface BlockContext {
  readonly drawing: (spec: TopLevelSpec) => Element;
  readonly level: number;
}

type Renderers = {
  readonly [Kind in Block['kind']]: (block: BlockOf<Kind>, context: BlockContext) => Markup;
};

/** Where all columns but the first are aligned to their end, the table says it once for all. */
const areNumbers = (columns: readonly Column[]) =>
  columns.length > 1 && columns.slice(1).every(({ align }) => align === 'end');

/** What the figures of a column say of how they were made, where all say the same: then its head says it once for all. */
function sharedTitle(cells: readonly Text[]): string | undefined {
  const titles = new Set(
    cells
      .flat()
      .flatMap((inline) => (typeof inline !== 'string' && inline.kind === 'figure' ? [inline.title] : [])),
  );
  return titles.size === 1 ? [...titles][0] : undefined;
}

const untitled = (inline: Inline): Inline => {
  if (typeof inline === 'string' || inline.kind !== 'figure') return inline;
  const { title: _, ...figure } = inline;
  return figure;
};

const classes = (given: Readonly<Record<string, boolean>>) =>
  Object.keys(given)
    .filter((name) => given[name])
    .join(' ') || undefined;

function table({ caption, columns, rows, note = [] }: BlockOf<'table'>): Markup {
  const titles = columns.map((_, index) => sharedTitle(rows.map(({ cells }) => cells[index] ?? [])));
  const numbers = areNumbers(columns);
  const cellClass = (column: Column | undefined) => (numbers ? undefined : column?.align);
  const head = columns.map((column, index) =>
    element('th', { scope: 'col', class: cellClass(column), title: titles[index] }, textMarkup(column.head)),
  );
  const body = rows.map(({ id, total, cells }) =>
    element(
      'tr',
      { id, class: total ? 'total' : undefined },
      cells.map((cell, index) =>
        index === 0
          ? element('th', { scope: 'row' }, textMarkup(cell))
          : element(
              'td',
              { class: cellClass(columns[index]) },
              textMarkup(titles[index] === undefined ? cell : cell.map(untitled)),
            ),
      ),
    ),
  );
  return element(
    'div',
    { class: 'table' },
    element(
      'div',
      { class: 'scroll', role: 'group', tabindex: 0, 'aria-label': `Table: ${plainText(caption)}` },
      element(
        'table',
        { class: classes({ few: columns.length <= 4, numbers }) },
        element('caption', {}, element('span', {}, textMarkup(caption))),
        element('thead', {}, element('tr', {}, head)),
        element('tbody', {}, body),
      ),
    ),
    note.length > 0 ? element('p', { class: 'note' }, textMarkup(note)) : undefined,
  );
}

function drawing(svg: Element, layout: string, alt: string): Markup {
  return element(
    'svg',
    { ...svg.attributes, class: layout, role: 'img', 'aria-label': alt },
    ...svg.children,
  );
}

const chart: Renderers['chart'] = ({ caption, alt, note = [], wide, narrow }, context) =>
  element(
    'figure',
    {},
    element('figcaption', {}, textMarkup(caption)),
    drawing(context.drawing(wide), 'wide', alt),
    drawing(context.drawing(narrow), 'narrow', alt),
    note.length > 0 ? element('p', { class: 'note' }, textMarkup(note)) : undefined,
  );

const box = (kind: string, word: Markup, lead: Text, reasons: readonly Text[]): Markup =>
  element(
    'div',
    { class: `banner ${kind}` },
    element('p', { class: 'word' }, word),
    element('p', { class: 'lead' }, textMarkup(lead)),
    reasons.length > 0 ? list(reasons) : undefined,
  );

const list = (items: readonly Text[]): Markup =>
  element(
    'ul',
    {},
    items.map((item) => element('li', {}, textMarkup(item))),
  );

const cards: Renderers['cards'] = ({ items }) =>
  element(
    'ol',
    { class: 'cards' },
    items.map(({ outcome, title, figure, lines }) =>
      element(
        'li',
        { class: `card ${outcome}` },
        element(
          'p',
          { class: 'people' },
          element('span', { class: 'number' }, figure.value),
          ' ',
          element('span', { class: 'label' }, figure.label),
        ),
        element(
          'div',
          { class: 'body' },
          element(
            'p',
            { class: 'title' },
            inlineMarkup({ kind: 'outcome', outcome }),
            ' ',
            textMarkup(title),
          ),
          lines.map((line) => element('p', {}, textMarkup(line))),
        ),
      ),
    ),
  );

const render: Renderers = {
  prose: ({ text, quiet }) => element('p', { class: quiet ? 'note' : undefined }, textMarkup(text)),
  list: ({ items }) => list(items),
  facts: ({ items }) =>
    element(
      'dl',
      {},
      items.map(({ id, term, value }) =>
        element('div', { id }, element('dt', {}, textMarkup(term)), element('dd', {}, textMarkup(value))),
      ),
    ),
  table,
  chart,
  banner: ({ outcome, lead, reasons }) =>
    box(outcome, [glyph(outcomes[outcome].glyph), ` ${outcomes[outcome].word}`], lead, reasons),
  answer: ({ word, lead, reasons }) => box('answer', textMarkup(word), lead, reasons),
  cards,
  explorer: ({ kind: _, ...scores }) =>
    element('div', { class: 'explorer tool', hidden: true, 'data-scores': JSON.stringify(scores) }),
  command: ({ text }) =>
    element('pre', { role: 'group', tabindex: 0, 'aria-label': 'Command' }, element('code', {}, text)),
  details: ({ summary, blocks }, context) =>
    element('details', {}, element('summary', {}, textMarkup(summary)), blocksMarkup(blocks, context)),
  part: ({ id, title, blocks }, context) =>
    element(
      'section',
      { id, class: 'part' },
      element(`h${context.level}`, {}, textMarkup(title)),
      blocksMarkup(blocks, { ...context, level: context.level + 1 }),
    ),
};

export const blocksMarkup = (blocks: readonly Block[], context: BlockContext): Markup =>
  blocks.map((block) =>
    (render[block.kind] as (block: Block, context: BlockContext) => Markup)(block, context),
  );

/** Every specification in some blocks, however deep. */
export function specsOf(blocks: readonly Block[]): readonly TopLevelSpec[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'chart') return [block.wide, block.narrow];
    return 'blocks' in block ? specsOf(block.blocks) : [];
  });
}
