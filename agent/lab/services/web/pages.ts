/** The pages of the lab's web server: what a request is answered with, as plain data. */

export type Page =
  | { readonly kind: 'text'; readonly type: string; readonly body: string; readonly status: number }
  | { readonly kind: 'redirect'; readonly to: string }
  /** So many octets of `octetsAt`. */
  | { readonly kind: 'large'; readonly bytes: number }
  /** A line a second. */
  | { readonly kind: 'slow'; readonly lines: number }
  /** Counts what is sent to it. */
  | { readonly kind: 'upload' };

const USUAL_BYTES = 1_000_000;
const MOST_BYTES = 10_000_000_000;
const USUAL_LINES = 5;
const MOST_LINES = 60;

const BASE = 'http://web.lab';

const HOME = `<!doctype html>
<html lang="en">
<title>The lab's web server</title>
<h1>Hello from Linux</h1>
<p>A real kernel has carried this page to you.
<ul>
<li><a href="/hello.txt">a line of text</a>
<li><a href="/large?bytes=1000000">a million bytes</a>
<li><a href="/slow?lines=5">a line a second</a>
<li><a href="/redirect">a redirect</a>
</ul>
`;

/** `host`: what the client calls the server. Some names lead to a page of their own. */
export function pageFor(method: string, target: string, host: string): Page {
  if (!URL.canParse(target, BASE)) return text(400, 'That is no path.\n');
  const { pathname, searchParams } = new URL(target, BASE);
  const count = (name: string, usual: number, most: number) => {
    const text = searchParams.get(name);
    if (text === null) return usual;
    return /^\d{1,15}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
  };
  const path = pathname === '/' ? (HOME_OF[host.toLowerCase()] ?? '/') : pathname;
  if (path === '/upload')
    return method === 'POST' || method === 'PUT' ? { kind: 'upload' } : wrongMethod;
  if (method !== 'GET' && method !== 'HEAD') return wrongMethod;
  if (path === '/')
    return { kind: 'text', type: 'text/html; charset=utf-8', body: HOME, status: 200 };
  if (path === '/hello.txt') return text(200, 'Hello from Linux.\n');
  if (path === '/redirect') return { kind: 'redirect', to: '/hello.txt' };
  if (path === '/large') {
    const bytes = count('bytes', USUAL_BYTES, MOST_BYTES);
    return bytes === undefined ? badNumber(MOST_BYTES) : { kind: 'large', bytes };
  }
  if (path === '/slow') {
    const lines = count('lines', USUAL_LINES, MOST_LINES);
    return lines === undefined ? badNumber(MOST_LINES) : { kind: 'slow', lines };
  }
  return text(404, 'There is no such page.\n');
}

const HOME_OF: Readonly<Record<string, string>> = { 'large.lab': '/large', 'slow.lab': '/slow' };

const text = (status: number, body: string): Page => ({
  ...{ kind: 'text', type: 'text/plain; charset=utf-8', body, status },
});
const wrongMethod = text(405, 'This page is not asked for in that way.\n');
const badNumber = (most: number) => text(400, `A number from 0 to ${most} is wanted.\n`);

const LINE = 16;

/**
 * The octets of the large page from one place to another: lines of sixteen, each of which says
 * where it stands. So whoever reads them can check each, in whatever pieces they come.
 */
export function octetsAt(from: number, to: number): Uint8Array {
  const first = Math.floor(from / LINE);
  let lines = '';
  for (let line = first; line * LINE < to; line++) {
    lines += `${String(line * LINE).padStart(LINE - 1, '0')}\n`;
  }
  const start = from - first * LINE;
  return new TextEncoder().encode(lines).subarray(start, start + to - from);
}
