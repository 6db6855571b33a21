import type { Inline, Text } from '../block.ts';
import { element, type Markup } from '../markup/element.ts';
import { outcomes } from '../words.ts';

type Rich = Exclude<Inline, string>;
type Renderers = { readonly [Kind in Rich['kind']]: (inline: Extract<Rich, { kind: Kind }>) => Markup };

/** From the first script on that is written from right to left. */
const MAY_TURN = /[\u0590-\u{10ffff}]/u;

/** A name, kept from turning round what stands beside it. */
const isolated = (name: string): Markup => (MAY_TURN.test(name) ? element('bdi', {}, name) : name);

const render: Renderers = {
  name: ({ parts, joint = '·' }) =>
    parts.map((part, index) => [index === 0 ? '' : ` ${joint} `, isolated(part)]),
  strong: ({ text }) => element('strong', {}, text),
  code: ({ text, title }) => element('code', { title }, text),
  link: ({ to, text, title }) => element('a', { href: `#${to}`, title }, text),
  outcome: ({ outcome }) =>
    element(
      'span',
      { class: `outcome ${outcome}` },
      glyph(outcomes[outcome].glyph),
      ` ${outcomes[outcome].word}`,
    ),
  figure({ value, interval, basis, title }) {
    const words = [value, ' ', element('small', {}, interval), ' ', element('small', {}, basis)];
    return title === undefined ? words : element('span', { class: 'figure', title }, words);
  },
  blank: () => element('span', { class: 'blank' }),
  unknown: ({ because, title }) => element('span', { class: 'unknown', title }, because),
};

/** A sign that the word beside it already says. */
export const glyph = (sign: string): Markup =>
  element('span', { class: 'glyph', 'aria-hidden': 'true' }, sign);

export const inlineMarkup = (inline: Inline): Markup =>
  typeof inline === 'string' ? inline : (render[inline.kind] as (inline: Rich) => Markup)(inline);

export const textMarkup = (text: Text): Markup => text.map(inlineMarkup);
