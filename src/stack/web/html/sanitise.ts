/**
 * A page of a stranger, made safe to be shown: only elements and attributes from a list, no address
 * that anything could be fetched from, no word of a script. What shows it trusts it no more than any
 * other page (components/views/page), so either would do alone.
 */
import { toBase64url } from '../../core/base64url.ts';
import { formatUrl, parseUrl, type WebUrl } from '../url.ts';
import { safeCss, safeDeclarations } from './css.ts';
import type { Attributes } from './tokens.ts';
import {
  attributeOf,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
  textOf,
} from './tree.ts';

/** Shown as they are, with those attributes of the page that stand here. */
const SHOWN: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  (
    'a abbr b big blockquote br center cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 ' +
    'h4 h5 h6 hr i ins kbd li mark ol p pre q s samp small span strong sub sup table tbody td tfoot ' +
    'th thead tr tt u ul var img input button'
  )
    .split(' ')
    .map((tag) => [tag, [] as readonly string[]]),
);
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  ol: ['start', 'type'],
  img: ['alt', 'width', 'height'],
  input: ['type', 'value', 'placeholder', 'size'],
};
/** Of every element. */
const EVERYWHERE = ['title', 'lang', 'dir', 'class', 'id'];
/** Left out with all that is in them; of any other element that is not shown, the content is. */
const DROPPED = new Set(
  (
    'script style title head template iframe frame frameset noembed noframes object embed applet svg ' +
    'math audio video canvas select textarea xmp plaintext'
  ).split(' '),
);
const INPUTS = new Set('text password checkbox radio submit reset button number email'.split(' '));
/** What an attribute may hold is text; this long it is none. */
const LONGEST_VALUE = 1000;

export interface SafePage {
  readonly title: string;
  readonly css: string;
  readonly nodes: readonly HtmlNode[];
}

export interface PageParts {
  /** What addresses in it are relative to. */
  readonly base: WebUrl;
  /** The octets that were fetched for an address, without its fragment. */
  readonly image: (url: string) => Uint8Array | undefined;
  /** Style sheets that were fetched, in order. */
  readonly styles: readonly string[];
}

export function sanitise(nodes: readonly HtmlNode[], parts: PageParts): SafePage {
  const elements = [...elementsOf(nodes)];
  const title = elements.find(({ tag }) => tag === 'title');
  const own = elements.filter(({ tag }) => tag === 'style').map(({ children }) => textOf(children));
  return {
    title: title === undefined ? '' : textOf(title.children).replace(/\s+/g, ' ').trim(),
    css: [...parts.styles, ...own].map(safeCss).filter(Boolean).join('\n'),
    nodes: nodes.flatMap((node) => safeNode(node, parts)),
  };
}

function safeNode(node: HtmlNode, parts: PageParts): readonly HtmlNode[] {
  if (!isElement(node)) return [node];
  const { tag } = node;
  // The head has nothing to show, unless nobody closed it.
  const content = tag === 'head' ? node.children.filter(isElement) : node.children;
  if (DROPPED.has(tag) && tag !== 'head') return [];
  const children = content.flatMap((child) => safeNode(child, parts));
  if (!Object.hasOwn(SHOWN, tag)) return children;
  if (tag === 'img') return [safeImage(node, parts)];
  return [{ tag, attributes: safeAttributes(node), children: isVoid(tag) ? [] : children }];
}

const isVoid = (tag: string) => ['br', 'hr', 'img', 'input'].includes(tag);

function safeAttributes({ tag, attributes }: HtmlElement): Attributes {
  const allowed = [
    ...EVERYWHERE,
    ...(Object.hasOwn(ATTRIBUTES, tag) ? (ATTRIBUTES[tag] ?? []) : []),
  ];
  const kept = attributes.filter(
    ([name, value]) => allowed.includes(name) && value.length <= LONGEST_VALUE,
  );
  const style = safeDeclarations(attributeOf(attributes, 'style') ?? '');
  const out = kept.filter(([name, value]) => fits(tag, name, value));
  if (style !== '') out.push(['style', style]);
  // Nothing is sent from here.
  if (tag === 'input' || tag === 'button') out.push(['disabled', '']);
  return out;
}

function fits(tag: string, name: string, value: string): boolean {
  if (name === 'type' && tag === 'input') return INPUTS.has(value.toLowerCase());
  if (name === 'type') return /^[1aAiI]$/.test(value);
  if (['colspan', 'rowspan', 'start', 'width', 'height', 'size'].includes(name)) {
    return /^\d{1,4}%?$/.test(value);
  }
  return name !== 'id' && name !== 'class' ? true : /^[\w\s-]+$/.test(value);
}

/** The picture itself, if it was fetched and is one. */
function safeImage(node: HtmlElement, { base, image }: PageParts): HtmlElement {
  const attributes = [...safeAttributes(node)];
  const { url } = parseUrl(attributeOf(node.attributes, 'src') ?? '', base);
  const bytes = url === undefined ? undefined : image(formatUrl(url, false));
  const type = bytes === undefined ? undefined : imageType(bytes);
  if (bytes !== undefined && type !== undefined) {
    attributes.push(['src', `data:${type};base64,${toBase64(bytes)}`]);
  }
  return { tag: 'img', attributes, children: [] };
}

/** By its first octets, whatever its Content-Type says; SVG, which is a document, is none. */
export function imageType(bytes: Uint8Array): string | undefined {
  const begins = (octets: readonly number[], at = 0) =>
    octets.every((octet, i) => bytes[at + i] === octet);
  if (begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (begins([0x47, 0x49, 0x46, 0x38])) return 'image/gif';
  if (begins([0xff, 0xd8, 0xff])) return 'image/jpeg';
  const isWebp = begins([0x52, 0x49, 0x46, 0x46]) && begins([0x57, 0x45, 0x42, 0x50], 8);
  return isWebp ? 'image/webp' : undefined;
}

function toBase64(bytes: Uint8Array): string {
  const text = toBase64url(bytes).replace(/-/g, '+').replace(/_/g, '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

const escapeText = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const escapeValue = (text: string) => escapeText(text).replace(/"/g, '&quot;');

/** The tree as HTML. */
export function renderNodes(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return escapeText(node);
      const { tag, attributes, children } = node;
      const written = attributes
        .map(([name, value]) => ` ${name}="${escapeValue(value)}"`)
        .join('');
      return isVoid(tag)
        ? `<${tag}${written}>`
        : `<${tag}${written}>${renderNodes(children)}</${tag}>`;
    })
    .join('');
}
