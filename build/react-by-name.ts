import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const BY_NAME = '\0by-name:';
const PACKAGES = ['react', 'react/jsx-runtime'];
/** What wouter imports for the sake of React 17: React has it since version 18. */
const SHIM = 'use-sync-external-store/shim/index.js';

/**
 * React is no module of the language: imported as such, each call in each chunk is written
 * `(0, react.useState)(…)`. Here its names are bound once, and chunks import those.
 */
export function reactByName(): Plugin {
  return {
    name: 'wireglass:react-by-name',
    apply: 'build',
    enforce: 'pre',
    // What requires it, as React DOM does, is given the whole of it, with what is nobody else's business.
    resolveId(id, importer, { kind }) {
      if (id === SHIM) return BY_NAME + id;
      // The shim asks for it by the name that it has here.
      if (id.startsWith(BY_NAME)) return id;
      const byCode = kind !== 'require-call' && importer?.startsWith(BY_NAME) === false;
      return byCode && PACKAGES.includes(id) ? BY_NAME + id : undefined;
    },
    load(id) {
      if (id === BY_NAME + SHIM) return `export { useSyncExternalStore } from '${BY_NAME}react';`;
      if (!id.startsWith(BY_NAME)) return undefined;
      const path = id.slice(BY_NAME.length);
      const names = Object.keys(require(path) as object).filter((name) => !name.startsWith('__'));
      // Pure, so that those which nobody imports are left out.
      const bound = names.map((n) => `export const ${n} = /* @__PURE__ */ (() => whole.${n})();`);
      const code = [`import whole from '${path}';`, ...bound, 'export default whole;'].join('\n');
      return { code, moduleSideEffects: false };
    },
  };
}
