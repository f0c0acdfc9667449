import type { Rolldown } from 'vite';

/** What every folder calls its main file says nothing: then the folder's name does. */
const PLAIN = /^(index|capability)$/;

/** A chunk that is fetched when it is needed, by the name that its size is measured under. */
export function chunkName({ name, facadeModuleId }: Rolldown.PreRenderedChunk): string {
  const folder = facadeModuleId?.split('/').at(-2);
  return `assets/${PLAIN.test(name) && folder !== undefined ? folder : '[name]'}-[hash].js`;
}

type Graph = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;

/**
 * All that the worker imports at once is one chunk. Left to itself, the bundler makes a chunk of its
 * own of whatever capabilities share, and small files do not compress.
 */
export function kernelGroup(): (module: string, graph: Graph) => string | null {
  const eager = new Set<string>();
  return (module, graph) => {
    if (eager.size === 0) addImports(module, graph, eager);
    return eager.has(module) ? 'kernel' : null;
  };
}

/** From any module up to the entry, and from there down all static imports. */
function addImports(module: string, graph: Graph, eager: Set<string>): void {
  const seen = new Set([module]);
  for (const each of seen) {
    const info = graph.getModuleInfo(each);
    if (info?.isEntry) {
      const down = [each];
      for (let at = down.pop(); at !== undefined; at = down.pop()) {
        if (eager.has(at)) continue;
        eager.add(at);
        down.push(...(graph.getModuleInfo(at)?.importedIds ?? []));
      }
    }
    for (const by of [...(info?.importers ?? []), ...(info?.dynamicImporters ?? [])]) seen.add(by);
  }
}

/** What is a constant in the source stays one. */
export const workerOutput: Rolldown.OutputOptions = {
  topLevelVar: false,
  chunkFileNames: chunkName,
  codeSplitting: { groups: [{ name: kernelGroup() }] },
};
