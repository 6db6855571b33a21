import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';

type Node = DefaultTreeAdapterMap['node'];
export type HtmlElement = DefaultTreeAdapterMap['element'];

const isElement = (node: Node): node is HtmlElement => 'tagName' in node;

function elementsUnder(node: Node): readonly HtmlElement[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elementsUnder) : [];
  return isElement(node) ? [node, ...children] : children;
}

/** What a browser's parser makes of a page, with every complaint that it has. */
export function parsedHtml(html: string) {
  const errors: string[] = [];
  const document = parse(html, { onParseError: ({ code }) => errors.push(code) });
  return { elements: elementsUnder(document), errors };
}

export const parsedFragment = (html: string): readonly HtmlElement[] => elementsUnder(parseFragment(html));

export const elementsOf = (elements: readonly HtmlElement[], tag: string): readonly HtmlElement[] =>
  elements.filter(({ tagName }) => tagName === tag);

export const attribute = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The elements of an XML document. @throws Error when it is not well-formed. */
export function parsedXml(xml: string) {
  const elements: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) =>
    elements.push({ name, attributes: attributes as Readonly<Record<string, string>> }),
  );
  parser.write(xml).close();
  return elements;
}
