import { lineAt, scan } from './scan.ts';

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Erased by the compiler: `import type …`, or every name in the braces marked `type`. */
  readonly typeOnly: boolean;
  /** A pattern of `import.meta.glob`, which stands for many files. */
  readonly glob: boolean;
}

// In scanned code the quotes are still there, only what stands between them is blank.
const STATIC = /\b(?:import|export)\b([^'"`;=()]*?)\bfrom\s*(?=['"])/g;
const BARE = /\bimport\s*\(?\s*(?=['"])/g;
const ASSET = /\bnew\s+URL\(\s*(?=['"])/g;
const GLOB = /\bimport\.meta\.glob\b[^('"]*\(\s*\[?(?:\s*['"][^'"]*['"],?)*/g;

const isTypeOnly = (clause: string) => {
  const names = clause.trim();
  if (/^type\b(?!\s*,)/.test(names)) return true;
  const braces = /^\{([^}]*)\}$/.exec(names);
  const listed = braces?.[1]?.split(',').filter((name) => name.trim() !== '') ?? [];
  return listed.length > 0 && listed.every((name) => /^\s*type\s/.test(name));
};

/** Everything a module asks for: imports, re-exports, workers and assets by URL, globs. */
export function importsOf(source: string): Import[] {
  const { code } = scan(source);
  const found: Import[] = [];
  const add = (quoteAt: number, typeOnly: boolean, glob = false) => {
    const end = code.indexOf(code.charAt(quoteAt), quoteAt + 1);
    const specifier = source.slice(quoteAt + 1, end);
    found.push({ specifier, line: lineAt(source, quoteAt), typeOnly, glob });
  };
  for (const match of code.matchAll(STATIC)) {
    add(match.index + match[0].length, isTypeOnly(match[1] ?? ''));
  }
  for (const pattern of [BARE, ASSET]) {
    for (const match of code.matchAll(pattern)) add(match.index + match[0].length, false);
  }
  for (const match of code.matchAll(GLOB)) {
    for (const quoted of match[0].matchAll(/(['"])[^'"]*\1/g)) {
      add(match.index + quoted.index, false, true);
    }
  }
  return found.sort((a, b) => a.line - b.line);
}
