/** In a prefix, `*` stands for the name of one folder. */
function startsWith(path: string, prefix: string): boolean {
  const [head = '', tail] = prefix.split('*');
  if (tail === undefined || !path.startsWith(head)) return path.startsWith(prefix);
  return path
    .slice(head.length)
    .replace(/^[^/]+/, '')
    .startsWith(tail);
}

export const startsWithOne = (path: string, prefixes: readonly string[] = []) =>
  prefixes.some((prefix) => startsWith(path, prefix));

/** A package is allowed by its name, what stands below it, or a prefix ending in `-`, `/` or `:`. */
export const allowsPackage = (name: string, allowed: readonly string[] = []) =>
  allowed.some((it) => name === it || name.startsWith(/[-/:]$/.test(it) ? it : `${it}/`));
