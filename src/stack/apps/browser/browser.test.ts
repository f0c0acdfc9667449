import { describe, expect, test } from 'vitest';
import { SECOND } from '../../core/instant.ts';
import { all } from '../../world/testing.ts';
import { answer, asked, browse, CLOSE_ONCE, loads, ok, targets } from './testing/site.ts';

const HOST = 'http://www.example.com';
const URL = `${HOST}/index.html`;
const PAGE = ok(
  'text/html',
  '<title>A</title><link rel=stylesheet href=a.css><script src=b.js></script><img src=c.png><p>Hi',
);
const images = (count: number) =>
  ok('text/html', Array.from({ length: count }, (_, i) => `<img src=${i}.png>`).join(''));

describe('a browser', () => {
  test('fetches a page and what it brings along, in the order in which that was found', () => {
    const running = browse({ line: URL }, { '/index.html': PAGE });
    const { log } = running.sim;
    expect(all(log, 'browser.discovered').map(({ what, url, by }) => [what, url, by])).toEqual([
      ['page', URL, -1],
      ['style', `${HOST}/a.css`, 0],
      ['script', `${HOST}/b.js`, 0],
      ['image', `${HOST}/c.png`, 0],
    ]);
    expect(targets(running)).toEqual(['GET /index.html', 'GET /a.css', 'GET /b.js', 'GET /c.png']);
    expect(all(log, 'browser.loaded')).toMatchObject([{ resource: 0, resources: 4, failed: 0 }]);
  });

  test('says whom it asks, and from which page it comes', () => {
    const [page, style] = asked(browse({ line: URL, language: 'zh' }, { '/index.html': PAGE }));
    expect(page).toBe(
      'GET /index.html HTTP/1.1 | Host: www.example.com | User-Agent: Wireglass | ' +
        'Accept: text/html,*/*;q=0.8 | Accept-Language: zh',
    );
    expect(style).toContain(`Referer: ${URL}`);
  });

  test('looks a name up once, and tells every stage of a request', () => {
    const { log } = browse({ line: URL }, { '/index.html': PAGE }).sim;
    expect(all(log, 'browser.lookup.done')).toMatchObject([
      { name: 'www.example.com', address: 0x0a000002, found: true },
    ]);
    const first = (kind: Parameters<typeof all>[1]) => all(log, kind)[0]?.at ?? -1;
    const stages = [
      'browser.discovered',
      'browser.lookup.done',
      'browser.connected',
      'browser.answered',
      'browser.received',
    ] as const;
    const times = stages.map(first);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times.slice(0, 4)).size).toBe(4);
  });

  test('finds what a page brings along before the page is whole', () => {
    const long = `<img src=first.png>${'x'.repeat(60_000)}<img src=last.png>`;
    const { log } = browse({ line: URL }, { '/index.html': ok('text/html', long) }).sim;
    const found = all(log, 'browser.discovered');
    const page = all(log, 'browser.received').find(({ resource }) => resource === 0);
    expect(found.map(({ url }) => url).slice(1)).toEqual([`${HOST}/first.png`, `${HOST}/last.png`]);
    expect(found[1]?.at).toBeLessThan(page?.at ?? 0);
  });

  test('opens six connections to a host and uses them again', () => {
    const { log } = browse({ line: URL }, { '/index.html': images(20) }).sim;
    expect(all(log, 'browser.connected')).toHaveLength(6);
    expect(all(log, 'browser.asked').some(({ served }) => served > 1)).toBe(true);
    expect(all(log, 'browser.loaded')).toMatchObject([{ resources: 21, failed: 0 }]);
  });

  test('opens as many connections as it is told to', () => {
    const { log } = browse({ line: URL, connections: 1 }, { '/index.html': images(5) }).sim;
    expect(all(log, 'browser.connected')).toHaveLength(1);
  });

  test('closes connections that nobody has needed for a while', () => {
    const { log } = browse({ line: URL, keepAlive: SECOND }, { '/index.html': PAGE }).sim;
    const [loaded] = all(log, 'browser.loaded');
    const closed = all(log, 'browser.closed');
    expect(closed).toHaveLength(all(log, 'browser.connected').length);
    expect(closed[0]?.at).toBe((loaded?.at ?? 0) + SECOND);
  });

  test('fetches what a style sheet names, relative to the sheet', () => {
    const site = {
      '/index.html': ok('text/html', '<link rel=stylesheet href=css/a.css>'),
      '/css/a.css': ok('text/css', '@import "b.css"; p { background: url(../i.png) }'),
    };
    expect(targets(browse({ line: URL }, site))).toEqual([
      'GET /index.html',
      'GET /css/a.css',
      'GET /css/b.css',
      'GET /i.png',
    ]);
  });

  test('tells what has come, for the page to be shown', () => {
    const { log } = browse({ line: URL }, { '/index.html': PAGE }).sim;
    const [page] = all(log, 'browser.content');
    expect(page).toMatchObject({ what: 'page', type: 'text/html', url: URL });
    expect(page?.body).toContain('<p>Hi');
  });
});

describe('redirects', () => {
  test('are followed, and the page is the one that they lead to', () => {
    const site = { '/index.html': answer('302 Found', ['Location: /b/']), '/b/': images(1) };
    const running = browse({ line: URL }, site);
    expect(targets(running)).toEqual(['GET /index.html', 'GET /b/', 'GET /b/0.png']);
    expect(all(running.sim.log, 'browser.redirected')).toMatchObject([{ url: `${HOST}/b/` }]);
  });
  test('that go round in a circle are given up, and the trace says why', () => {
    const site = { '/index.html': answer('301 Moved Permanently', ['Location: /index.html']) };
    const { log } = browse({ line: URL, cache: false }, site).sim;
    expect(all(log, 'browser.failed')).toMatchObject([{ why: 'too-many-redirects' }]);
    expect(all(log, 'browser.redirected')).toHaveLength(20);
  });
  test('that a cache keeps go round without a packet, and are given up as well', () => {
    const site = { '/index.html': answer('301 Moved Permanently', ['Location: /index.html']) };
    const running = browse({ line: URL }, site);
    expect(all(running.sim.log, 'browser.failed')).toMatchObject([{ why: 'too-many-redirects' }]);
  });
  test('turn a POST into a GET, unless they say that they do not', () => {
    const line = `post ${HOST}/log-in user=alice&word=secret`;
    const to = (status: string) =>
      targets(browse({ line }, { '/log-in': answer(status, ['Location: /in']) }));
    expect(to('303 See Other')).toEqual(['POST /log-in', 'GET /in']);
    expect(to('307 Temporary Redirect')).toEqual(['POST /log-in', 'POST /in']);
  });
});

describe('a cache', () => {
  const fresh = ok('text/html', '<img src=i.png>', 'Cache-Control: max-age=5');

  test('answers the second time without a packet, as long as it is fresh', () => {
    const site = { '/index.html': fresh };
    const running = loads({ line: URL }, site, [[2 * SECOND, URL]]);
    expect(targets(running).filter((each) => each === 'GET /index.html')).toHaveLength(1);
    expect(all(running.sim.log, 'browser.cached').map(({ use }) => use)).toContain('fresh');
  });
  test('asks whether what is stale has changed, and shows what it has', () => {
    const site = {
      '/index.html': ok('text/html', '<p>old', 'Cache-Control: no-cache', 'ETag: "1"'),
    };
    const later = { '/index.html': answer('304 Not Modified', ['ETag: "1"']) };
    const running = loads({ line: URL }, site, [[2 * SECOND, URL]], later);
    expect(asked(running)[1]).toContain('If-None-Match: "1"');
    const bodies = all(running.sim.log, 'browser.content').map(({ body }) => body);
    expect(bodies).toEqual(['<p>old', '<p>old']);
  });
  test('is asked past by a reload', () => {
    const running = loads({ line: URL }, { '/index.html': fresh }, [[2 * SECOND, 'reload']]);
    expect(asked(running).filter((line) => line.includes('max-age=0'))).toHaveLength(1);
  });
  test('may be missing', () => {
    const running = loads({ line: URL, cache: false }, { '/index.html': fresh }, [
      [2 * SECOND, URL],
    ]);
    expect(targets(running).filter((each) => each === 'GET /index.html')).toHaveLength(2);
  });
});

describe('cookies', () => {
  const site = {
    '/index.html': ok(
      'text/html',
      '<img src=i.png>',
      'Set-Cookie: sid=7',
      'Set-Cookie: k=1; Domain=other.org',
    ),
  };
  test('that a page sets go along with what it brings along', () => {
    const running = browse({ line: URL }, site);
    expect(asked(running)[1]).toContain('Cookie: sid=7');
    expect(all(running.sim.log, 'browser.cookie')).toMatchObject([
      { name: 'sid', domain: 'www.example.com', path: '/', outcome: 'stored' },
      { name: 'k', outcome: 'other-domain' },
    ]);
  });
  test('without a date are forgotten when the session ends', () => {
    const running = loads({ line: URL }, site, [
      [2 * SECOND, 'quit'],
      [3 * SECOND, URL],
    ]);
    const pages = asked(running).filter((line) => line.startsWith('GET /index.html'));
    expect(pages.map((line) => line.includes('Cookie'))).toEqual([false, false]);
  });
  test('may be refused altogether', () => {
    expect(asked(browse({ line: URL, cookies: false }, site))[1]).not.toContain('Cookie');
  });
});

describe('what goes wrong', () => {
  const why = (line: string, site = {}) =>
    all(browse({ line }, site).sim.log, 'browser.failed').map((event) => event.why);

  test.each([
    ['http://nowhere.example.com/', 'name-not-found'],
    ['http://www.example.com:81/', 'refused'],
    ['http://gone.example.com/', 'unreachable'],
  ])('%s fails: %s', (line, expected) => {
    expect(why(line)).toEqual([expected]);
  });
  test.each([
    ['HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nshort', 'cut-off'],
    ['', 'empty-answer'],
    ['What?\r\n\r\n', 'unreadable'],
  ])('%j fails: %s', (wire, expected) => {
    expect(why(URL, { '/index.html': wire })).toEqual([expected]);
  });
  test('does not keep the rest of the page from being loaded', () => {
    const site = { '/index.html': images(3), '/1.png': '' };
    const { log } = browse({ line: URL }, site).sim;
    expect(all(log, 'browser.loaded')).toMatchObject([{ resources: 4, failed: 1 }]);
  });
  test('is asked for again when the server closed a connection that had served', () => {
    const site = { '/index.html': images(2), '/0.png': CLOSE_ONCE };
    const { log } = browse({ line: URL, connections: 1 }, site).sim;
    expect(all(log, 'browser.again')).toMatchObject([{ resource: 1 }]);
    expect(all(log, 'browser.loaded')).toMatchObject([{ resources: 3, failed: 0 }]);
  });
  test('leaves nothing behind: a page that is left is no longer waited for', () => {
    const long = ok('text/html', 'x'.repeat(2_000_000));
    const running = loads({ line: URL }, { '/index.html': long, '/b': ok('text/html', 'b') }, [
      [300_000, `${HOST}/b`],
    ]);
    const { log } = running.sim;
    expect(all(log, 'browser.failed')).toMatchObject([{ resource: 0, why: 'left' }]);
    expect(all(log, 'browser.loaded')).toMatchObject([{ resource: 1, failed: 0 }]);
  });
  test('is a line that nobody understands', () => {
    const printed = all(browse({ line: 'ftp://x/' }, {}).sim.log, 'app.printed');
    expect(printed.map(({ line }) => line)).toEqual(["browser: cannot use 'ftp://x/'"]);
  });
});
