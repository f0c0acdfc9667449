/** What a page makes a browser fetch besides, in the order in which its text says so. */
import { lower } from '../headers.ts';
import { formatUrl, parseUrl, type WebUrl } from '../url.ts';
import { cssReferences } from './css.ts';
import type { Attributes, HtmlToken } from './tokens.ts';
import { attributeOf } from './tree.ts';

export type ResourceKind = 'image' | 'style' | 'script';

export interface Resource {
  readonly kind: ResourceKind;
  readonly url: WebUrl;
}

export interface Discovery {
  /** What references are relative to. */
  base: WebUrl;
  baseIsSet: boolean;
  /** URLs that have been found. */
  seen: readonly string[];
  inStyle: boolean;
}

/** Of one page. */
export const MOST_RESOURCES = 200;

export function createDiscovery(page: WebUrl): Discovery {
  return { base: page, baseIsSet: false, seen: [], inStyle: false };
}

/** What these tokens add; each URL once. */
export function discover(discovery: Discovery, tokens: readonly HtmlToken[]): Resource[] {
  const found: Resource[] = [];
  for (const token of tokens) {
    if (token.type === 'text') {
      if (discovery.inStyle) found.push(...fromCss(discovery, token.text, discovery.base));
      continue;
    }
    discovery.inStyle = token.type === 'start' && token.tag === 'style';
    if (token.type !== 'start') continue;
    const { tag, attributes } = token;
    if (tag === 'base') setBase(discovery, attributes);
    const reference = referenceOf(tag, attributes);
    if (reference !== undefined) found.push(...add(discovery, ...reference, discovery.base));
    const style = attributeOf(attributes, 'style');
    if (style !== undefined) found.push(...fromCss(discovery, style, discovery.base));
  }
  return found;
}

/** The first base counts (HTML standard §4.2.3). */
function setBase(discovery: Discovery, attributes: Attributes): void {
  const { url } = parseUrl(attributeOf(attributes, 'href') ?? '', discovery.base);
  if (url === undefined || discovery.baseIsSet) return;
  discovery.base = url;
  discovery.baseIsSet = true;
}

function referenceOf(
  tag: string,
  attributes: Attributes,
): readonly [ResourceKind, string] | undefined {
  const source = attributeOf(attributes, tag === 'link' ? 'href' : 'src');
  if (source === undefined || source.trim() === '') return undefined;
  if (tag === 'img') return ['image', source];
  if (tag === 'script') return ['script', source];
  const relations = lower(attributeOf(attributes, 'rel') ?? '').split(/\s+/);
  return tag === 'link' && relations.includes('stylesheet') ? ['style', source] : undefined;
}

/** What a style sheet fetches; its references are relative to itself. */
export function fromCss(discovery: Discovery, css: string, base: WebUrl): Resource[] {
  return cssReferences(css).flatMap(({ kind, reference }) => add(discovery, kind, reference, base));
}

function add(
  discovery: Discovery,
  kind: ResourceKind,
  reference: string,
  base: WebUrl,
): readonly Resource[] {
  const { url } = parseUrl(reference, base);
  if (url === undefined || !/^https?$/.test(url.scheme)) return [];
  const key = formatUrl(url, false);
  if (discovery.seen.includes(key) || discovery.seen.length >= MOST_RESOURCES) return [];
  discovery.seen = [...discovery.seen, key];
  return [{ kind, url }];
}
