/** URLs of `http`, as much of them as a client on the command line needs (RFC 3986, RFC 9110 §4.2.1). */

export interface Url {
  readonly host: string;
  readonly port: number;
  /** Path and query: what a request line says. */
  readonly target: string;
}

const HTTP_PORT = 80;
const LONGEST = 8_000;

/** Without a scheme it is taken for `http`. Undefined: it is none. */
export function urlOf(text: string): Url | undefined {
  const parts = /^(?:http:\/\/)?([A-Za-z0-9._-]{1,255})(?::(\d{1,5}))?([/?][!-~]*)?$/i.exec(
    bare(text),
  );
  if (parts === null || text.length > LONGEST) return undefined;
  const [, host = '', digits, rest = '/'] = parts;
  const port = digits === undefined ? HTTP_PORT : Number(digits);
  if (port < 1 || port > 0xffff) return undefined;
  return { host: host.toLowerCase(), port, target: rest.startsWith('?') ? `/${rest}` : rest };
}

/** The fragment is for whoever shows the page. */
const bare = (text: string) => text.split('#', 1)[0] as string;

export const spelled = ({ host, port, target }: Url) =>
  `http://${authority({ host, port })}${target}`;

/** What the field Host says: the port only where it is not the usual one (RFC 9110 §7.2). */
export const authority = ({ host, port }: Pick<Url, 'host' | 'port'>) =>
  port === HTTP_PORT ? host : `${host}:${port}`;

/** A reference, as `Location` has it, seen from a URL (RFC 3986 §5.2). */
export function resolved(reference: string, from: Url): Url | undefined {
  const text = bare(reference);
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return /^http:/i.test(text) ? urlOf(text) : undefined;
  if (text.startsWith('//')) return urlOf(`http:${text}`);
  const path = from.target.split('?', 1)[0] as string;
  if (text === '') return from;
  if (text.startsWith('?')) return urlOf(spelled({ ...from, target: path + text }));
  const [way = '', more] = text.split(/\?(.*)/s);
  const whole = way.startsWith('/') ? way : path.slice(0, path.lastIndexOf('/') + 1) + way;
  const target = withoutDots(whole) + (more === undefined ? '' : `?${more}`);
  return urlOf(spelled({ ...from, target }));
}

/** `/a/b/../c` is `/a/c` (§5.2.4). */
function withoutDots(path: string): string {
  const out: string[] = [];
  const parts = path.split('/').slice(1);
  parts.forEach((part, i) => {
    const last = i === parts.length - 1;
    if (part === '..') out.pop();
    if (part !== '.' && part !== '..') out.push(part);
    else if (last) out.push('');
  });
  return `/${out.join('/')}`;
}
