import { visibleText } from '../visible-text.ts';
import type { Attributes, Element, Markup } from './element.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) =>
  visibleText(text).replace(/[&<>"']/g, (character) => ESCAPES[character] as string);

/** What is not escaped in HTML, and what would end it there. */
const RAW: ReadonlyMap<string, RegExp> = new Map([
  ['style', /</],
  ['script', /<[/!]|<script/i],
]);

const VOID = new Set(['meta', 'link', 'br', 'hr', 'col']);
const SVG_EMPTY = new Set(['path', 'line', 'rect', 'circle']);

/** Parts of tables, whose ends HTML5 tells by itself from what follows: in a report of many groups they are a tenth of it. */
const ENDLESS = new Set(['thead', 'tbody', 'tr', 'th', 'td']);

/** How elements of a language end. */
interface Ends {
  /** What follows the inner of an element. */
  after(tag: string): string;
  /** What follows the head of an element that has nothing in it. */
  empty(tag: string): string;
}

const HTML: Ends = {
  after: (tag) => (ENDLESS.has(tag) ? '' : `</${tag}>`),
  empty: (tag) => (VOID.has(tag) ? '>' : SVG_EMPTY.has(tag) ? '/>' : `>${HTML.after(tag)}`),
};

const XML: Ends = { after: (tag) => `</${tag}>`, empty: () => '/>' };

/** HTML5 text of some markup, SVG included. */
export const toHtml = (markup: Markup): string => serialize(markup, HTML);

/** XML 1.0 text of some markup. */
export const toXml = (markup: Markup): string => serialize(markup, XML);

function serialize(markup: Markup, language: Ends): string {
  if (markup === undefined) return '';
  if (typeof markup === 'string') return escaped(markup);
  if (isElement(markup)) {
    const head = `<${markup.tag}${attributesText(markup.attributes)}`;
    const ends = RAW.get(markup.tag);
    const inner = ends ? raw(markup.children, ends) : serialize(markup.children, language);
    return inner === ''
      ? `${head}${language.empty(markup.tag)}`
      : `${head}>${inner}${language.after(markup.tag)}`;
  }
  return markup.map((part) => serialize(part, language)).join('');
}

const isElement = (markup: Element | readonly Markup[]): markup is Element => 'tag' in markup;

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => ` ${name}="${value === true ? '' : escaped(String(value))}"`)
    .join('');
}

/** Text as it is; it may therefore not hold anything that could end it. */
function raw(children: readonly Markup[], ends: RegExp): string {
  const text = children.filter((child) => typeof child === 'string').join('');
  if (ends.test(text)) throw new Error('a style sheet or script of a report would end too early');
  return text;
}
