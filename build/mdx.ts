import { compile } from '@mdx-js/mdx';
import type { Plugin } from 'vite';

/**
 * Lessons' prose: an .mdx file becomes a React component, with the titles of its steps beside it
 * (`steps`), so that they can be named without drawing them. @mdx-js/rollup would do the first, but
 * brings rollup with it, which Vite no longer uses.
 *
 * It runs before the React plugin, which adds fast refresh: prose is exchanged in the running page
 * when it is saved.
 */
export function mdx(): Plugin {
  let building = false;
  return {
    name: 'wireglass:mdx',
    enforce: 'pre',
    config(_, { command }) {
      building = command === 'build';
    },
    transform: {
      filter: { id: /\.mdx$/ },
      async handler(source, id) {
        const compiled = await compile({ value: source, path: id });
        const checked = building ? withoutChecks(compiled.value.toString()) : compiled.value;
        const steps = `export const steps = ${JSON.stringify(stepsOf(source))};\n`;
        return { code: `${checked}${steps}`, map: (compiled.map ?? null) as null };
      },
    },
  };
}

/** Whether each tag of the prose has a component is for whoever writes it, and for the tests. */
export function withoutChecks(code: string): string {
  return code
    .replace(/^ *if \(!\w+\) _missingMdxReference\(.*\);$/gm, '')
    .replace(/^function _missingMdxReference\(.*\) \{\n.*\n\}$/m, '');
}

function stepsOf(source: string): { id: string; title: string }[] {
  return [...source.matchAll(/<Step id="([^"]*)" title="([^"]*)">/g)].map(
    ([, id = '', title = '']) => ({ id, title }),
  );
}
