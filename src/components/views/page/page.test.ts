import { expect, test } from 'vitest';
import { cursorAfter, cursorAtEnd } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { browse, ok, type Site } from '../../../stack/apps/browser/testing/site.ts';
import { all } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { documentOf, POLICY } from './document.ts';
import { pageAt } from './model.ts';

const URL = 'http://www.example.com/index.html';
const PNG = '\x89PNG\r\n\x1a\n.';

function shown(site: Site) {
  const { sim, spec } = browse({ line: URL }, site);
  const run = recordedRun(sim.log, topologyOf(spec));
  return { log: sim.log, at: (cursor = cursorAtEnd(sim.log)) => pageAt(run, cursor) };
}
const documentAt = ({ at }: ReturnType<typeof shown>) => {
  const page = at()?.page;
  return page === undefined ? '' : documentOf(page);
};

test('the page grows with what arrives: nothing, its text, its pictures and styles', () => {
  const page = shown({
    '/index.html': ok(
      'text/html',
      '<title>T</title><link rel=stylesheet href=a.css><img src=i><p>Hi',
    ),
    '/i': ok('image/png', PNG),
    '/a.css': ok('text/css', 'p { color: red }'),
  });
  const [went] = all(page.log, 'browser.navigated');
  const [text] = all(page.log, 'browser.content');
  expect(page.at(cursorAfter(page.log, (went?.id ?? 0) - 1))).toBeUndefined();
  expect(page.at(cursorAfter(page.log, went?.id ?? 0))).toMatchObject({
    url: URL,
    page: undefined,
  });
  const first = page.at(cursorAfter(page.log, text?.id ?? 0))?.page;
  expect(first).toMatchObject({ title: 'T', css: '' });
  expect(first && documentOf(first)).not.toContain('data:image');
  expect(documentAt(page)).toContain('<img src="data:image/png;base64,');
  expect(documentAt(page)).toContain('p { color: red }');
});

test('what is no HTML is shown as text', () => {
  const page = shown({ '/index.html': ok('text/plain', '<script>1</script>') });
  expect(documentAt(page)).toContain('<pre>&lt;script&gt;1&lt;/script&gt;</pre>');
});

test('a hostile page reaches nothing: its document has no script, no address and no way out', () => {
  const page = shown({
    '/index.html': ok(
      'text/html',
      `<base href="http://evil/"><meta http-equiv=refresh content="0;url=http://evil/">
       <script>parent.evil()</script><img src=x onerror=evil()><a href="javascript:evil()">a</a>
       <form action="http://evil/"><input autofocus onfocus=evil()></form>
       <svg onload=evil()><script>evil()</script></svg><iframe src="http://evil/"></iframe>
       <p style="background:url(http://evil/)">p</p><style>p{background:url(//evil)}</style>
       </body></html><script>evil()</script>`,
    ),
  });
  const text = documentAt(page);
  expect(text).toContain(`content="${POLICY}"`);
  expect(text).not.toMatch(
    /evil|<script|onerror|onload|onfocus|href|action|<iframe|<svg|refresh|url\(/,
  );
});
