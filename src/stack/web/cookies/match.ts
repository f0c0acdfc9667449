/** Which hosts and paths a cookie is for (RFC 6265 §5.1.3, §5.1.4). */

const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;

/** The domain itself, or a name below it; an address has no names below. */
export function domainMatches(host: string, domain: string): boolean {
  if (host === domain) return true;
  return host.endsWith(`.${domain}`) && !ADDRESS.test(host);
}

export function pathMatches(path: string, cookiePath: string): boolean {
  if (path === cookiePath) return true;
  return (
    path.startsWith(cookiePath) && (cookiePath.endsWith('/') || path[cookiePath.length] === '/')
  );
}

/** The directory of the page that sets a cookie, without the slash at its end. */
export function defaultPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}
