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
 * All that a worker imports at once is one chunk. Left to itself, the bundler makes a chunk of its
 * own of whatever capabilities share, and small files do not compress. There are several workers, each
 * a build of its own, and what one has at once another may fetch later.
 */
export function kernelGroup(): (module: string, graph: Graph) => string | null {
  const kernels = new Map<string, Set<string>>();
  return (module, graph) => {
    const known = [...kernels].find(([entry]) => graph.getModuleInfo(entry)?.isEntry === true);
    const eager = known?.[1] ?? new Set<string>();
    if (known === undefined) {
      const entry = addImports(module, graph, eager);
      if (entry !== undefined) kernels.set(entry, eager);
    }
    return eager.has(module) ? 'kernel' : null;
  };
}

/** From any module up to the entry, which it gives, and from there down all static imports. */
function addImports(module: string, graph: Graph, eager: Set<string>): string | undefined {
  let entry: string | undefined;
  const seen = new Set([module]);
  for (const each of seen) {
    const info = graph.getModuleInfo(each);
    if (info?.isEntry) {
      entry = each;
      const down = [each];
      for (let at = down.pop(); at !== undefined; at = down.pop()) {
        if (eager.has(at)) continue;
        eager.add(at);
        down.push(...(graph.getModuleInfo(at)?.importedIds ?? []));
      }
    }
    for (const by of [...(info?.importers ?? []), ...(info?.dynamicImporters ?? [])]) seen.add(by);
  }
  return entry;
}

/** What is a constant in the source stays one. */
export const workerOutput: Rolldown.OutputOptions = {
  topLevelVar: false,
  chunkFileNames: chunkName,
  codeSplitting: { groups: [{ name: kernelGroup() }] },
};
