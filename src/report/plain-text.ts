import type { Inline, Text } from './block.ts';
import { outcomes } from './words.ts';

type Rich = Exclude<Inline, string>;
const words: { readonly [Kind in Rich['kind']]: (inline: Extract<Rich, { kind: Kind }>) => string } = {
  name: ({ parts, joint = '·' }) => parts.join(` ${joint} `),
  strong: ({ text }) => text,
  code: ({ text }) => text,
  link: ({ text }) => text,
  outcome: ({ outcome }) => outcomes[outcome].word,
  figure: ({ value }) => value,
  blank: () => '',
  unknown: ({ because }) => because,
};

/** The words of a text alone, for labels and titles. */
export const plainText = (text: Text): string =>
  text
    .map((inline) =>
      typeof inline === 'string' ? inline : (words[inline.kind] as (inline: Rich) => string)(inline),
    )
    .join('');
