import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseUrl } from '../url.ts';
import { safeCss, safeDeclarations } from './css.ts';
import { imageType, renderNodes, sanitise } from './sanitise.ts';
import { htmlish } from './testing/arbitraries.ts';
import { createTokenizer, feed } from './tokens.ts';
import { parseHtml } from './tree.ts';

const base = parseUrl('http://h/').url;
if (base === undefined) throw new Error('no URL');
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1);
const parts = {
  base,
  image: (url: string) =>
    url === 'http://h/a.png' ? PNG : url === 'http://h/x.svg' ? Uint8Array.of(60) : undefined,
  styles: [],
};
const safe = (html: string) => renderNodes(sanitise(parseHtml(html), parts).nodes);

/** What could reach something, in HTML that has been made safe. */
function dangers(html: string, css: string): string[] {
  const tokens = feed(createTokenizer(), html, true);
  const found = tokens.flatMap((token) => {
    if (token.type !== 'start') return [];
    const bad = /^(script|style|iframe|object|embed|svg|math|meta|base|link|form|template|body)$/;
    return [
      ...(bad.test(token.tag) ? [token.tag] : []),
      ...token.attributes.flatMap(([name, value]) => {
        if (name === 'src' && /^data:image\/(png|gif|jpeg|webp);base64,[\w+/=]*$/.test(value))
          return [];
        if (name === 'style') return /url|import|\(|\\|@/i.test(value) ? [value] : [];
        const harmless =
          /^(title|lang|dir|class|id|colspan|rowspan|start|type|alt|width|height|value|placeholder|size|disabled)$/;
        return harmless.test(name) ? [] : [`${name}=${value}`];
      }),
    ];
  });
  return /url|import|expression|\\|<|@/i.test(css) ? [...found, css] : found;
}

describe('a page that has been made safe', () => {
  test('shows what it says', () => {
    expect(safe('<h1 class=a>Hi</h1><p>1 &lt; 2 <b>b</b><br><pre>x</pre>')).toBe(
      '<h1 class="a">Hi</h1><p>1 &lt; 2 <b>b</b><br></p><pre>x</pre>',
    );
  });
  test('has the pictures that were fetched in itself, and no others', () => {
    expect(safe('<img src=/a.png alt="A &quot;"><img src=/b.png>')).toBe(
      '<img alt="A &quot;" src="data:image/png;base64,iVBORw0KGgoB"><img>',
    );
  });
  test('takes for a picture only what is one', () => {
    expect(imageType(PNG)).toBe('image/png');
    expect(imageType(Uint8Array.of(0x47, 0x49, 0x46, 0x38))).toBe('image/gif');
    expect(imageType(Uint8Array.of(0xff, 0xd8, 0xff))).toBe('image/jpeg');
    expect(safe('<img src=/x.svg>')).toBe('<img>');
  });
  test.each([
    ['<script>alert(1)</script>', ''],
    ['<img src=x onerror=alert(1)>', '<img>'],
    ['<a href="javascript:alert(1)" onclick=x>l</a>', '<a>l</a>'],
    ['<a href="http://evil/">l</a>', '<a>l</a>'],
    ['<meta http-equiv=refresh content="0;url=//evil/">', ''],
    ['<base href="http://evil/"><img src=a.png>', '<img src="data:image/png;base64,iVBORw0KGgoB">'],
    ['<form action=//evil><input name=a onfocus=x autofocus></form>', '<input disabled="">'],
    ['<svg><script>x</script><a href=y>z</a></svg>t', 't'],
    ['<iframe src=//evil srcdoc="<b>"></iframe>t', 't'],
    ['<object data=//evil></object><embed src=//evil>', ''],
    ['<p style="background:url(//evil);color:red">t', '<p style="color: red">t</p>'],
    ['<video poster=//evil><source src=//evil></video>t', 't'],
    ['<table background=//evil><td>t', '<table><td>t</td></table>'],
    ['<noscript><img src=//evil></noscript>', '<img>'],
    ['<textarea></textarea><img src=//evil></textarea>', '<img>'],
    ['<math><mtext><style><img src=x onerror=y></style>', ''],
    ['<plaintext><b>', ''],
  ])('of %s is %s', (html, expected) => {
    expect(safe(html)).toBe(expected);
  });
  test('reaches nothing, whatever it was', () => {
    fc.assert(
      fc.property(htmlish, (html) => {
        const page = sanitise(parseHtml(html), { ...parts, styles: [html] });
        expect(dangers(renderNodes(page.nodes), page.css)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
  test('stays the same when it is made safe again', () => {
    fc.assert(
      fc.property(htmlish, (html) => {
        const once = safe(html);
        expect(safe(once)).toBe(once);
      }),
    );
  });
  test('is called what its title says', () => {
    expect(sanitise(parseHtml('<title> A &amp;\n B</title>'), parts).title).toBe('A & B');
  });
});

describe('a style sheet that has been made safe', () => {
  test('has the rules that change how text looks', () => {
    const css = `@import "x"; @media print { p { color: red } } /* c */
      h1, .a > b { color: rgb(1, 2, 3); FONT-SIZE: 12px; position: fixed; background: url(x) }
      a[href] { color: red } p { font-family: "Noto Sans", serif }`;
    expect(safeCss(css)).toBe(
      'h1, .a > b { color: rgb(1, 2, 3); font-size: 12px }\np { font-family: Noto Sans, serif }',
    );
  });
  test.each([
    'background-color: url(x)',
    'color: expression(x)',
    'color: \\75rl(x)',
    'width: calc(1px)',
    'color: var(--x)',
    'color: red</style>',
  ])('has nothing of “%s”', (text) => {
    expect(safeDeclarations(text)).toBe('');
  });
});
