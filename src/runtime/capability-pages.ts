/**
 * What capabilities bring to the page: the words of their events, names of packets, dissectors. Each
 * is a chunk, `page/index.ts` of the capability's folder, fetched when a run has the capability.
 */
import type { CapabilityPage } from '../stack/trace/page/kind.ts';

type Load = () => Promise<CapabilityPage>;

const files = import.meta.glob<CapabilityPage>('../stack/*/*/page/index.ts', { import: 'page' });
/** By the capability's id, the name of its folder. */
const loaders = new Map<string, Load>(
  Object.entries(files).map(([path, load]) => [path.split('/').at(-3) as string, load]),
);

const loaded = new Map<string, CapabilityPage>();
const listeners: ((page: CapabilityPage) => void)[] = [];

/** Those of these capabilities that have something for the page which is not there yet. */
export function missingPages(ids: readonly string[]): string[] {
  return ids.filter((id) => loaders.has(id) && !loaded.has(id));
}

export async function loadPages(ids: readonly string[]): Promise<void> {
  await Promise.all(missingPages(ids).map(loadPage));
}

/** Those of all capabilities: for whoever may meet any protocol, as a filter may. */
export const loadEveryPage = (): Promise<void> => loadPages([...loaders.keys()]);

async function loadPage(id: string): Promise<void> {
  const page = await (loaders.get(id) as Load)();
  if (loaded.has(id)) return;
  loaded.set(id, page);
  for (const listen of listeners) listen(page);
}

/** Hands on what is loaded, and what is loaded from now on. */
export function onPage(listen: (page: CapabilityPage) => void): void {
  listeners.push(listen);
  for (const page of loaded.values()) listen(page);
}
