/** Markup as data: the only way that anything of a report becomes HTML, SVG or XML. */
export interface Element {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly Markup[];
}
export type Markup = string | Element | undefined | readonly Markup[];
/** `undefined` and `false` leave the attribute out; `true` writes it empty. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const NAME = /^[a-zA-Z][a-zA-Z0-9:-]*$/;
const FORBIDDEN_TAG = /^(iframe|object|embed|base|form)$/i;
const FORBIDDEN_ATTRIBUTE = /^(style|on.*|src|srcset|action|formaction|xlink:href)$/i;

/**
 * One element. A report must work under a policy that allows no request, no inline style and no script but the page's own,
 * which has no attributes, so what would need any of them cannot be built.
 * @throws Error when it could (a fault of the program: names never come from data).
 */
export function element(tag: string, attributes: Attributes = {}, ...children: readonly Markup[]): Element {
  if (!NAME.test(tag) || FORBIDDEN_TAG.test(tag)) throw new Error(`a report has no <${tag}>`);
  if (tag === 'script' && Object.keys(attributes).length > 0)
    throw new Error('the script of a report has no attributes');
  for (const [name, value] of Object.entries(attributes)) {
    if (!NAME.test(name) || FORBIDDEN_ATTRIBUTE.test(name)) throw new Error(`a report has no ${name}="…"`);
    if (name === 'href' && !/^(#|data:,$)/.test(String(value)))
      throw new Error('a report links only within itself');
  }
  return { tag, attributes, children };
}
