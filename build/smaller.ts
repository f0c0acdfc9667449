import { basename } from 'node:path';
import { minify } from 'terser';
import type { Plugin } from 'vite';

/** Statements compress better than expressions joined by commas, and `x === 1` than `1 === x`. */
const COMMON = { sequences: false, lhs_constants: false };
/**
 * Nothing in the worker has getters, or functions that somebody makes instances with. A function
 * that is used once stays one: folded into its caller it saves half a kB, but engines compile small
 * functions well and large ones badly, and the simulator would be half as fast.
 */
const WORKER = {
  ...COMMON,
  passes: 5,
  unsafe_arrows: true,
  pure_getters: true,
  reduce_funcs: false,
};
/** Components are drawn often: a function that is used once is not made anew with every drawing. */
const PAGE = { ...COMMON, passes: 3, reduce_funcs: false };

/**
 * Minifies finished chunks once more: terser takes 8 % off what Vite's own minifier leaves of the
 * worker, which holds the whole stack and may have 40 kB, and 2 % off the page's own chunks. The
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
