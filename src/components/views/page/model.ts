/** The page that a browser shows at the cursor, made of what had come by then. */
import type { Cursor } from '../../../model/cursor.ts';
import { PAGES } from '../../../model/parts/pages.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { fromUtf8 } from '../../../stack/core/text.ts';
import '../../../stack/apps/browser/events.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import { type SafePage, sanitise } from '../../../stack/web/html/sanitise.ts';
import { parseHtml } from '../../../stack/web/html/tree.ts';
import { parseUrl } from '../../../stack/web/url.ts';

type Content = TraceEvent<'browser.content'>;

export interface ShownPage {
  readonly node: number;
  /** The address in the address bar. */
  readonly url: string;
  /** Undefined: nothing of the page has come yet. */
  readonly page: SafePage | undefined;
  /** The last event that changed it. */
  readonly event: number;
}

/** Of the browser that was used last; undefined: none has been. */
export function pageAt(run: RecordedRun, cursor: Cursor): ShownPage | undefined {
  const told = run.part(PAGES).filter(({ id }) => id < cursor.event);
  const went = told.findLast((event) => event.kind === 'browser.navigated');
  if (went?.kind !== 'browser.navigated') return undefined;
  const own = told.filter(
    (event): event is Content =>
      event.kind === 'browser.content' &&
      event.id > went.id &&
      event.node === went.node &&
      event.process === went.process,
  );
  const main = own.findLast(({ what }) => what === 'page');
  const { node, url } = went;
  if (main === undefined) return { node, url, page: undefined, event: went.id };
  const event = own.at(-1)?.id ?? main.id;
  return { node, url: main.url, page: safePage(main, own), event };
}

function safePage(main: Content, own: readonly Content[]): SafePage | undefined {
  const base = parseUrl(main.url).url;
  if (base === undefined) return undefined;
  const text = fromUtf8(bytesOf(main.body));
  // What is no HTML is shown as it stands.
  const nodes =
    main.type === 'text/html'
      ? parseHtml(text)
      : [{ tag: 'pre', attributes: [], children: [text] }];
  const images = own.filter(({ what }) => what === 'image');
  return sanitise(nodes, {
    base,
    image: (address) => {
      const found = images.findLast(({ url }) => url === address);
      return found && bytesOf(found.body);
    },
    styles: own.filter(({ what }) => what === 'style').map(({ body }) => fromUtf8(bytesOf(body))),
  });
}

/** A letter for each octet. */
const bytesOf = (body: string): Uint8Array =>
  Uint8Array.from(body, (letter) => letter.charCodeAt(0));
