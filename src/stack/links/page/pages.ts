/// <reference types="vite/types/importMeta.d.ts" />
/** What each kind of link brings to the page: a folder of `links` each, found by itself. */
import type { LinkPage } from '../page.ts';

const found = import.meta.glob<LinkPage>('../*/page/knobs.ts', {
  eager: true,
  import: 'linkPage',
});

const LINK_PAGES: readonly LinkPage[] = Object.values(found);

/** A link that does not say what it is is a wire. */
export const linkPageOf = (kind = 'wire'): LinkPage | undefined =>
  LINK_PAGES.find((page) => page.kind === kind);
