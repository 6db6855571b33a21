import { type Attributes, type Element, element, type Markup } from '../markup/element.ts';

/** What a drawing is made of; anything else that a renderer writes is left out. */
const TAGS = new Set(['svg', 'g', 'path', 'line', 'rect', 'text']);
const ATTRIBUTES = new Set(
  (
    'd dx dy fill fill-opacity font-size font-weight height opacity stroke stroke-dasharray stroke-linecap ' +
    'stroke-opacity stroke-width text-anchor transform viewBox width x x1 x2 y y1 y2'
  ).split(' '),
);
const TOKEN = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

const decoded = (text: string) =>
  text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] as string);

/** What a drawing is without being told; the style sheet gives all drawings the size of type. */
const IMPLIED: Readonly<Record<string, string>> = {
  opacity: '1',
  'text-anchor': 'start',
  'font-size': '12px',
  x1: '0',
  x2: '0',
  y1: '0',
  y2: '0',
};

/** Coordinates to a tenth of a pixel. */
const rounded = (value: string) =>
  value.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10 + 0));

function attributesOf(tag: string, text: string): Attributes {
  const kept: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/\s+([\w:-]+)="([^"]*)"/g)) {
    if (!ATTRIBUTES.has(name) || IMPLIED[name] === value) continue;
    if (tag === 'svg' && name !== 'viewBox') continue;
    kept[name] = rounded(decoded(value)).replace(/^translate\(0,0\)$/, '');
    if (kept[name] === '') delete kept[name];
  }
  return kept;
}

const paints = ({ fill, stroke }: Attributes) =>
  [fill, stroke].some((paint) => paint !== undefined && paint !== 'none' && paint !== 'transparent');

const draws = ({ tag, attributes, children }: Element) =>
  tag === 'g' || tag === 'text' || tag === 'svg' ? children.length > 0 : paints(attributes);

const plainGroup = ({ tag, attributes }: Element) => tag === 'g' && Object.keys(attributes).length === 0;

/**
 * SVG text as markup, reduced to shapes and words: no styles, no classes, no roles, nothing that draws nothing.
 * @throws Error when the text is not well-formed.
 */
export function svgElement(svg: string): Element {
  const open: { tag: string; attributes: Attributes; children: Markup[] }[] = [
    { tag: 'svg', attributes: {}, children: [] },
  ];
  const close = () => {
    const done = open.pop();
    const parent = open.at(-1);
    if (!done || !parent) throw new Error('SVG closes what it did not open');
    const made = TAGS.has(done.tag) ? element(done.tag, done.attributes, ...done.children) : undefined;
    if (made === undefined || !draws(made)) return;
    if (plainGroup(made)) parent.children.push(...made.children);
    else parent.children.push(made);
  };
  for (const [, end, tag, attributes = '', selfEnd, text] of svg.matchAll(TOKEN)) {
    if (text !== undefined) open.at(-1)?.children.push(decoded(text));
    else if (end === '/') close();
    else if (tag !== undefined) {
      open.push({ tag, attributes: attributesOf(tag, attributes), children: [] });
      if (selfEnd === '/') close();
    }
  }
  const [root] = open[0]?.children ?? [];
  if (open.length !== 1 || typeof root !== 'object' || !('tag' in root))
    throw new Error('SVG is not well-formed');
  return root;
}
