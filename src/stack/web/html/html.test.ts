import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatUrl, parseUrl } from '../url.ts';
import { cssReferences } from './css.ts';
import { createDiscovery, discover, fromCss, MOST_RESOURCES } from './discover.ts';
import { decodeReferences } from './entities.ts';
import { htmlish } from './testing/arbitraries.ts';
import { createTokenizer, feed, type HtmlToken, LONGEST_DOCUMENT } from './tokens.ts';
import { DEEPEST, elementsOf, type HtmlNode, isElement, MOST_NODES, parseHtml } from './tree.ts';

const tokens = (text: string) => feed(createTokenizer(), text, true);

/** Texts that stand beside each other are one, however they were cut. */
function merged(list: readonly HtmlToken[]): HtmlToken[] {
  const out: HtmlToken[] = [];
  for (const token of list) {
    const last = out.at(-1);
    if (token.type === 'text' && last?.type === 'text') {
      out[out.length - 1] = { type: 'text', text: last.text + token.text };
    } else out.push(token);
  }
  return out;
}

/** The tree in a line. */
const shape = (nodes: readonly HtmlNode[]): string =>
  nodes.map((node) => (isElement(node) ? `${node.tag}(${shape(node.children)})` : node)).join(' ');

describe('the tokenizer', () => {
  test('finds tags, attributes and text', () => {
    expect(tokens('<P Class="a b" id=c hidden>x &lt; y<br/></p>')).toEqual([
      {
        type: 'start',
        tag: 'p',
        attributes: [
          ['class', 'a b'],
          ['id', 'c'],
          ['hidden', ''],
        ],
      },
      { type: 'text', text: 'x < y' },
      { type: 'start', tag: 'br', attributes: [] },
      { type: 'end', tag: 'p' },
    ]);
  });
  test('passes over comments, doctypes and instructions', () => {
    expect(tokens('<!doctype html><!-- <b> --><?xml ?><!--> </!x>a')).toEqual([
      { type: 'text', text: ' ' },
      { type: 'text', text: 'a' },
    ]);
  });
  test('takes what is in a script for text, up to its end tag', () => {
    expect(tokens('<script>if (a<b) "</p>"</SCRIPT >x').map(({ type }) => type)).toEqual([
      'start',
      'text',
      'end',
      'text',
    ]);
  });
  test('takes a sign that begins no tag for text', () => {
    expect(merged(tokens('1 < 2 <'))).toEqual([{ type: 'text', text: '1 < 2 <' }]);
  });
  test('takes the first of two attributes of one name', () => {
    expect(tokens('<a href=1 HREF=2>')).toEqual([
      { type: 'start', tag: 'a', attributes: [['href', '1']] },
    ]);
  });
  test('reads a document of a certain length, and no more', () => {
    const tokenizer = createTokenizer();
    const read = feed(tokenizer, 'x'.repeat(LONGEST_DOCUMENT + 5), true);
    expect(read).toEqual([{ type: 'text', text: 'x'.repeat(LONGEST_DOCUMENT) }]);
    expect(feed(tokenizer, '<b>', true)).toEqual([]);
  });
  test('gives the same tokens however the text is cut', () => {
    fc.assert(
      fc.property(htmlish, fc.array(fc.nat(60), { maxLength: 6 }), (text, cuts) => {
        const tokenizer = createTokenizer();
        const out: HtmlToken[] = [];
        let at = 0;
        for (const cut of cuts) {
          out.push(...feed(tokenizer, text.slice(at, at + cut)));
          at = Math.min(at + cut, text.length);
        }
        out.push(...feed(tokenizer, text.slice(at), true));
        expect(merged(out)).toEqual(merged(tokens(text)));
      }),
      { numRuns: 1000 },
    );
  });
  test.each([
    ['<', 'a '],
    ['<!--', '<!--'],
    ['<script>', '</script '],
    ['<a ', 'b="'],
    ['', '&#1'],
  ])('comes to the end of a million characters that begin with %s', (start, more) => {
    const text = start + more.repeat(LONGEST_DOCUMENT / more.length);
    const tokenizer = createTokenizer();
    for (let at = 0; at < text.length; at += 1460) feed(tokenizer, text.slice(at, at + 1460));
    feed(tokenizer, '', true);
    expect(tokenizer.rest).toBe('');
  });
});

describe('a character reference', () => {
  test.each([
    ['&amp;&lt;&nbsp;', '&<\u00a0'],
    ['&#65;&#x4e16;&#38a', 'A世&a'],
    ['&copy 2026', '© 2026'],
    ['&nosuch; &toString;', '&nosuch; &toString;'],
    ['&#0;&#xD800;&#x110000;', '\ufffd\ufffd\ufffd'],
  ])('in %s is %s', (text, meant) => {
    expect(decodeReferences(text)).toBe(meant);
  });
  test('without a semicolon is none in an address', () => {
    expect(decodeReferences('?a=1&copy=2', true)).toBe('?a=1&copy=2');
  });
});

describe('the tree', () => {
  test.each([
    ['<ul><li>a<li>b<ul><li>c</ul></ul>', 'ul(li(a) li(b ul(li(c))))'],
    ['<p>a<p>b<h1>c</h1>', 'p(a) p(b) h1(c)'],
    ['<p>a<b>b<p>c', 'p(a b(b)) p(c)'],
    ['<table><tr><td>1<td>2<tr><td>3</table>', 'table(tr(td(1) td(2)) tr(td(3)))'],
    ['<b>a</i>b</b>', 'b(ab)'],
    ['<br>a<img src=x>', 'br() a img()'],
  ])('of %s is %s', (text, expected) => {
    expect(shape(parseHtml(text))).toBe(expected);
  });
  test('is of bounded depth and size, and loses no text by depth', () => {
    const deep = parseHtml(`${'<b>'.repeat(5000)}x`);
    const depth = (nodes: readonly HtmlNode[]): number =>
      1 + Math.max(0, ...nodes.filter(isElement).map(({ children }) => depth(children)));
    expect(depth(deep)).toBeLessThanOrEqual(DEEPEST + 2);
    expect(shape(deep)).toContain('x');
    expect([...elementsOf(parseHtml('<br>'.repeat(MOST_NODES + 10)))]).toHaveLength(MOST_NODES);
  });
});

describe('what a page fetches', () => {
  const page = parseUrl('http://h/dir/page.html').url;
  if (page === undefined) throw new Error('no URL');
  const found = (html: string) =>
    discover(createDiscovery(page), tokens(html)).map(
      ({ kind, url }) => `${kind} ${formatUrl(url)}`,
    );

  test('is found in the order of its text, each once', () => {
    expect(
      found(`<link rel="Stylesheet" href=a.css><script src=/b.js></script>
        <img src=c.png><img src=c.png#x><img src="//g/d.png?q&amp;r"><link rel=icon href=e.ico>`),
    ).toEqual([
      'style http://h/dir/a.css',
      'script http://h/b.js',
      'image http://h/dir/c.png',
      'image http://g/d.png?q&r',
    ]);
  });
  test('is relative to the first base', () => {
    expect(found('<base href=/x/><base href=/y/><img src=a>')).toEqual(['image http://h/x/a']);
  });
  test('is in style elements and attributes, too', () => {
    expect(
      found(
        '<style>@import "a.css"; p { background: url(b.png) }</style><p style="x: url(c.png)">',
      ),
    ).toEqual(['style http://h/dir/a.css', 'image http://h/dir/b.png', 'image http://h/dir/c.png']);
  });
  test('is nothing of other schemes, and nothing in comments or scripts', () => {
    expect(
      found(`<img src="javascript:x"><img src="data:image/png;base64,AA"><img src="">
        <!-- <img src=a> --><script>"<img src=b>"</script><img src="ws://h/c">`),
    ).toEqual([]);
  });
  test('is so much and no more', () => {
    const many = Array.from({ length: MOST_RESOURCES + 10 }, (_, i) => `<img src=${i}>`).join('');
    expect(found(many)).toHaveLength(MOST_RESOURCES);
  });
  test('by a style sheet is relative to the sheet', () => {
    const sheet = parseUrl('http://h/css/a.css').url;
    if (sheet === undefined) throw new Error('no URL');
    const [first] = fromCss(createDiscovery(page), 'p{background:url( "../i.png" )}', sheet);
    expect(first && formatUrl(first.url)).toBe('http://h/i.png');
  });
});

describe('a style sheet', () => {
  test('fetches what it imports and what its url() names', () => {
    expect(
      cssReferences(`@import 'a.css'; @IMPORT url(b.css) screen; /* url(no) */
        p { content: "url(no)"; background: URL( "c.png" ), url(d.png) } x { y: my-url(no) }`),
    ).toEqual([
      { kind: 'style', reference: 'a.css' },
      { kind: 'style', reference: 'b.css' },
      { kind: 'image', reference: 'c.png' },
      { kind: 'image', reference: 'd.png' },
    ]);
  });
  test('of any text is read to its end', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(cssReferences(`/* ${text}`).length).toBeLessThanOrEqual(100);
      }),
    );
  });
});
