import { createHash } from 'node:crypto';
import type { Block, Text } from '../block.ts';
import { element, type Markup } from '../markup/element.ts';
import { toHtml } from '../markup/serialize.ts';
import { capitalised } from '../words.ts';
import { type BlockContext, blocksMarkup } from './blocks.ts';
import { textMarkup } from './inline.ts';
import { script } from './script/index.ts';
import { styleSheet } from './style/index.ts';

/** What stands around the sections. */
export interface Frame {
  /** What kind of document it is, such as “fairness audit”. */
  readonly kind: string;
  readonly heading: string;
  /** The link for those who do not want the contents read out. */
  readonly skip: string;
  /** What stands at the foot of every printed page. */
  readonly foot: string;
  /** What the page was made from, by what. */
  readonly made: Text;
}

interface FilledSection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

const hashed = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The only policy under which the page needs to work: its own style and script, and nothing from anywhere. */
const contentPolicy = (css: string): string =>
  [
    "default-src 'none'",
    `style-src ${hashed(css)}`,
    `script-src ${hashed(script)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

function head(title: string, css: string): Markup {
  return element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: contentPolicy(css) }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('title', {}, title),
    element('link', { rel: 'icon', href: 'data:,' }),
    element('style', {}, css),
  );
}

const contents = (sections: readonly FilledSection[]): Markup =>
  element(
    'nav',
    { 'aria-label': 'Contents' },
    element(
      'ul',
      {},
      sections.map(({ id, title }) => element('li', {}, element('a', { href: `#${id}` }, title))),
    ),
  );

const section = ({ id, title, blocks }: FilledSection, context: BlockContext): Markup =>
  element(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    element('h2', { id: `${id}-title` }, title),
    blocksMarkup(blocks, context),
  );

/** The whole page: one document that asks for nothing. */
export function page(
  { kind, heading, skip, foot, made }: Frame,
  sections: readonly FilledSection[],
  drawing: BlockContext['drawing'],
): string {
  const css = styleSheet(foot);
  const body = element(
    'body',
    {},
    element('a', { class: 'skip', href: '#main' }, skip),
    element(
      'header',
      {},
      element('p', { class: 'kicker' }, capitalised(kind)),
      element('h1', {}, element('bdi', {}, heading)),
    ),
    contents(sections),
    element(
      'main',
      { id: 'main', tabindex: -1 },
      sections.map((one) => section(one, { drawing, level: 3 })),
    ),
    element(
      'footer',
      {},
      element('p', {}, textMarkup(made)),
      element(
        'p',
        {},
        'This file is complete in itself: its script only sorts, filters and links what stands here, it asks for nothing from anywhere, and shows numbers about groups, never about a person.',
      ),
    ),
    element('script', {}, script),
  );
  return `<!doctype html>\n${toHtml(element('html', { lang: 'en' }, head(`${heading} – ${kind}`, css), body))}\n`;
}
