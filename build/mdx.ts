import { compile } from '@mdx-js/mdx';
import type { Plugin } from 'vite';

/**
 * Lessons' prose: an .mdx file becomes a React component. @mdx-js/rollup would do the same, but
 * brings rollup with it, which Vite no longer uses.
 *
 * It runs before the React plugin, which adds fast refresh: prose is exchanged in the running page
 * when it is saved.
 */
export function mdx(): Plugin {
  return {
    name: 'wireglass:mdx',
    enforce: 'pre',
    transform: {
      filter: { id: /\.mdx$/ },
      async handler(source, id) {
        const compiled = await compile({ value: source, path: id });
        return { code: String(compiled.value), map: (compiled.map ?? null) as null };
      },
    },
  };
}
