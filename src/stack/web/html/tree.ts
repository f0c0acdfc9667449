/**
 * The tree of a document, by far fewer rules than the HTML standard has: elements close what cannot
 * hold them, end tags close what they name. Depth and number of nodes are bounded.
 */
import { ownOf } from '../../core/own.ts';
import { type Attributes, createTokenizer, feed, type HtmlToken } from './tokens.ts';

export interface HtmlElement {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly HtmlNode[];
}
export type HtmlNode = HtmlElement | string;

export const DEEPEST = 100;
export const MOST_NODES = 20_000;

const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
/** An open element of these ends where one of the others begins. */
const CLOSED_BY: Readonly<Record<string, ReadonlySet<string>>> = {
  p: new Set(
    (
      'address article aside blockquote center dd details dir div dl dt fieldset figure footer form ' +
      'h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'
    ).split(' '),
  ),
  li: new Set(['li']),
  dt: new Set(['dt', 'dd']),
  dd: new Set(['dt', 'dd']),
  option: new Set(['option', 'optgroup']),
  td: new Set(['td', 'th', 'tr', 'tbody', 'thead', 'tfoot']),
  th: new Set(['td', 'th', 'tr', 'tbody', 'thead', 'tfoot']),
  tr: new Set(['tr', 'tbody', 'thead', 'tfoot']),
  thead: new Set(['tbody', 'tfoot']),
  tbody: new Set(['tbody', 'tfoot']),
  head: new Set(['body']),
};
/** Within these, an outer element of the same kind is not closed: lists lie in lists. */
const SCOPES = new Set(['ul', 'ol', 'dl', 'table', 'select', 'div', 'body', 'html']);

interface Open {
  readonly tag: string;
  readonly children: HtmlNode[];
}

export const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== 'string';

export function parseHtml(text: string): readonly HtmlNode[] {
  return treeOf(feed(createTokenizer(), text, true));
}

export function treeOf(tokens: readonly HtmlToken[]): readonly HtmlNode[] {
  const root: HtmlNode[] = [];
  const open: Open[] = [{ tag: '', children: root }];
  let nodes = 0;
  for (const token of tokens) {
    if (token.type === 'end') {
      closeNamed(open, token.tag);
      continue;
    }
    if (++nodes > MOST_NODES) break;
    if (token.type === 'text') addText(top(open).children, token.text);
    else addElement(open, token.tag, token.attributes);
  }
  return root;
}

const top = (open: readonly Open[]) => open[open.length - 1] as Open;

function addText(children: HtmlNode[], text: string): void {
  const last = children[children.length - 1];
  if (typeof last === 'string') children[children.length - 1] = last + text;
  else children.push(text);
}

function addElement(open: Open[], tag: string, attributes: Attributes): void {
  closeBefore(open, tag);
  const children: HtmlNode[] = [];
  top(open).children.push({ tag, attributes, children });
  // Deeper ones lie beside each other: their content goes to the deepest that is open.
  if (!VOID.has(tag) && open.length <= DEEPEST) open.push({ tag, children });
}

/** Closes elements whose end tags are left out. */
function closeBefore(open: Open[], tag: string): void {
  for (let i = open.length - 1; i > 0; i--) {
    const { tag: each } = open[i] as Open;
    if (SCOPES.has(each)) return;
    if (ownOf(CLOSED_BY, each)?.has(tag)) open.length = i;
  }
}

function closeNamed(open: Open[], tag: string): void {
  for (let i = open.length - 1; i > 0; i--) {
    if ((open[i] as Open).tag !== tag) continue;
    open.length = i;
    return;
  }
}

/** All elements, in the order of the document. */
export function* elementsOf(nodes: readonly HtmlNode[]): Generator<HtmlElement> {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    yield node;
    yield* elementsOf(node.children);
  }
}

/** The text of a node and all below it. */
export function textOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (isElement(node) ? textOf(node.children) : node)).join('');
}

export function attributeOf(attributes: Attributes, name: string): string | undefined {
  return attributes.find(([each]) => each === name)?.[1];
}
