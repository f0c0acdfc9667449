/// <reference types="vite/types/importMeta.d.ts" />
/** What each kind of node brings to the page: a folder of `nodes` each, found by itself. */
import type { NodePage } from '../page.ts';

const found = import.meta.glob<NodePage>('../*/page/node.ts', { eager: true, import: 'nodePage' });

const PAGES: ReadonlyMap<string, NodePage> = new Map(
  Object.values(found).map((page) => [page.kind, page]),
);

/** Who has no sign of its own is drawn as a host. */
export const nodePageOf = (kind: string): NodePage =>
  PAGES.get(kind) ?? (PAGES.get('host') as NodePage);
