import { describe, expect, test } from 'vitest';
import { all } from '../../world/testing.ts';
import { answer, asked, browse, ok, targets } from './testing/site.ts';

const URL = 'http://www.example.com/index.html';
const PAGE = ok(
  'text/html',
  '<title>A</title><link rel=stylesheet href=a.css><script src=b.js></script><img src=c.png><p>Hi',
);

describe('a browser', () => {
  test('fetches a page and what it brings along, in the order in which that was found', () => {
    const running = browse({ line: URL }, { '/index.html': PAGE });
    const { log } = running.sim;
    expect(all(log, 'browser.discovered').map(({ what, url, by }) => [what, url, by])).toEqual([
      ['page', URL, -1],
      ['style', 'http://www.example.com/a.css', 0],
      ['script', 'http://www.example.com/b.js', 0],
      ['image', 'http://www.example.com/c.png', 0],
    ]);
    expect(targets(running)).toEqual(['GET /index.html', 'GET /a.css', 'GET /b.js', 'GET /c.png']);
    expect(all(log, 'browser.loaded')).toMatchObject([{ resource: 0, resources: 4, failed: 0 }]);
  });
});
void answer;
void asked;
