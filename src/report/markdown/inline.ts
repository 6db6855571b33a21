import type { Inline, Text } from '../block.ts';
import { visibleText } from '../visible-text.ts';
import { outcomes } from '../words.ts';

/**
 * Text from data as Markdown that can only be read as text: whatever could begin markup, HTML, a table cell, a link or
 * a mention is written as a character reference.
 */
export function escapeMarkdown(text: string): string {
  return visibleText(text)
    .replace(/[&<>"'`*_~[\]|\\#@${}!^]/g, reference)
    .replace(/:(?=\/\/)/g, reference)
    .replace(/(?<=\bwww)\./gi, reference)
    .replace(/^(\s*)([-+=])/, (_, space: string, sign: string) => space + reference(sign))
    .replace(/^(\s*\d+)([.)])/, (_, number: string, sign: string) => number + reference(sign));
}

const reference = (character: string): string => `&#${character.charCodeAt(0)};`;

type Rich = Exclude<Inline, string>;
const render: { readonly [Kind in Rich['kind']]: (inline: Extract<Rich, { kind: Kind }>) => string } = {
  name: ({ parts, joint = '·' }) => parts.map(escapeMarkdown).join(` ${joint} `),
  strong: ({ text }) => `**${escapeMarkdown(text)}**`,
  code: ({ text }) => `<code>${escapeMarkdown(text)}</code>`,
  link: ({ text }) => escapeMarkdown(text),
  outcome: ({ outcome }) => `${outcomes[outcome].glyph} ${outcomes[outcome].word}`,
  figure: ({ value, interval, basis }) => `${value} (${interval}; ${basis})`,
  blank: () => '',
  unknown: ({ because }) => escapeMarkdown(because),
};

export const inlineMarkdown = (text: Text): string =>
  text
    .map((inline) =>
      typeof inline === 'string'
        ? escapeMarkdown(inline)
        : (render[inline.kind] as (inline: Rich) => string)(inline),
    )
    .join('');
