/**
 * What each protocol stands on, read off its own folder: its declaration says its header's layer and
 * id, its dissector what carries it. Nothing here names a protocol.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const PROTOCOLS = new URL('../../src/stack/protocols/', import.meta.url);
const SOCKETS = 'src/stack/sockets/';

interface Folder {
  readonly path: string;
  /** Its header's id and layer; nothing for a protocol without a fixed header. */
  readonly id: string | undefined;
  readonly layer: string | undefined;
  /** The ids of what carries it. */
  readonly over: readonly string[];
  /** It is fetched when a run needs it. */
  readonly capability: boolean;
}

function textOf(path: string): string {
  const url = new URL(path, PROTOCOLS);
  return existsSync(url) ? readFileSync(url, 'utf8') : '';
}

function folderOf(name: string): Folder {
  const declared = textOf(`${name}/declaration.ts`) || textOf(`${name}/header/declaration.ts`);
  const [, id, layer] = /\bheader\(\s*'([\w-]+)',\s*'(\w+)'/.exec(declared) ?? [];
  const carriers = textOf(`${name}/page/dissector.ts`).matchAll(/\bover: '([\w-]+)'/g);
  return {
    path: `src/stack/protocols/${name}/`,
    id,
    layer,
    over: [...new Set([...carriers].map(([, carrier = '']) => carrier))],
    capability: existsSync(new URL(`${name}/capability.ts`, PROTOCOLS)),
  };
}

const FOLDERS = readdirSync(PROTOCOLS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => folderOf(name));

/** Protocols that come as capabilities. */
export const CAPABILITIES = FOLDERS.filter(({ capability }) => capability).map(({ path }) => path);

/**
 * What the other protocols may import, by their folders: a transport protocol stands on sockets,
 * which stand between it and IP, any other on what carries it.
 */
export const BELOW: ReadonlyMap<string, readonly string[]> = new Map(
  FOLDERS.filter(({ capability }) => !capability).map(({ path, layer, over }) => [
    path,
    layer === 'transport'
      ? [SOCKETS]
      : FOLDERS.filter(({ id }) => id !== undefined && over.includes(id)).map((each) => each.path),
  ]),
);
