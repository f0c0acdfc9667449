import type { Rolldown } from 'vite';

/** What every folder calls its main file says nothing: then the folder's name does. */
const PLAIN = /^(index|capability)$/;

/** A chunk that is fetched when it is needed, by the name that its size is measured under. */
export function chunkName({ name, facadeModuleId }: Rolldown.PreRenderedChunk): string {
  const folder = facadeModuleId?.split('/').at(-2);
  return `assets/${PLAIN.test(name) && folder !== undefined ? folder : '[name]'}-[hash].js`;
}

/** What is a constant in the source stays one. */
export const workerOutput: Rolldown.OutputOptions = {
  topLevelVar: false,
  chunkFileNames: chunkName,
};
