import { parseAst } from 'vite';

/** What terser calls a cache of names: how variables of a chunk are to be called. */
export interface Names {
  readonly vars: { readonly props: Record<string, string> };
}

/** Names as the bundler makes them: short, so that none is that of something every page has. */
const SHORT = /^(?!(?:do|if|in)$)[\w$]{1,2}$/;

/**
 * What a chunk exports is called inside as it is outside, and what it imports as where it comes from,
 * where that is free: `export{a,b}` instead of `export{xy as a,xz as b}`. The largest chunk has
 * hundreds of them, and pairs of letters do not compress.
 */
export function sameNames(code: string): Names {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const offer = (local: string, name: string): void => {
    if (!SHORT.test(name) || taken.has(name) || names.has(local)) return;
    taken.add(name);
    names.set(local, name);
  };
  const { body } = parseAst(code);
  for (const node of body) {
    if (node.type !== 'ExportNamedDeclaration' || node.source !== null) continue;
    for (const { local, exported } of node.specifiers) offer(nameOf(local), nameOf(exported));
  }
  for (const node of body) {
    if (node.type !== 'ImportDeclaration') continue;
    for (const each of node.specifiers) {
      if (each.type === 'ImportSpecifier') offer(each.local.name, nameOf(each.imported));
    }
  }
  return { vars: { props: Object.fromEntries([...names].map(([local, n]) => [`$${local}`, n])) } };
}

const nameOf = (node: { name: string } | { value: string }) =>
  'name' in node ? node.name : node.value;
