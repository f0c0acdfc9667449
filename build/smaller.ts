import { basename } from 'node:path';
import { minify } from 'terser';
import type { Plugin } from 'vite';

const COMMON = {
  // Statements compress better than expressions joined by commas, and `x === 1` than `1 === x`.
  sequences: false,
  lhs_constants: false,
  // A function that is called in one place stays a function. Put there as an arrow that is made and
  // called each time, as terser would, it costs half the stack's speed.
  reduce_funcs: false,
};
/** Nothing in the worker has getters, or functions that somebody makes instances with. */
const WORKER = { ...COMMON, passes: 3, unsafe_arrows: true, pure_getters: true };
const PAGE = { ...COMMON, passes: 3 };

/**
 * Minifies finished chunks once more: terser takes 2 % off what Vite's own minifier leaves of the
 * worker, which holds the whole stack and may have 40 kB, and 3 % off the page's own chunks. The
 * entry is mostly React, which it cannot make smaller.
 */
export function smaller(part: 'page' | 'worker'): Plugin {
  return {
    name: 'wireglass:smaller',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || (part === 'page' && chunk.isEntry)) continue;
        const map = bundle[`${chunk.fileName}.map`];
        const before = map?.type === 'asset' ? String(map.source) : undefined;
        const { code, map: after } = await minify(chunk.code, {
          module: true,
          ecma: 2020,
          compress: part === 'page' ? PAGE : WORKER,
          ...(before && { sourceMap: { content: before, url: basename(`${chunk.fileName}.map`) } }),
        });
        if (code !== undefined) chunk.code = code;
        if (map?.type === 'asset' && typeof after === 'string') map.source = after;
      }
    },
  };
}
