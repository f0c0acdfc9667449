import { describe, expect, test } from 'vitest';
import { wrongDirections } from './directions.ts';
import { cycles, unreachable } from './graph.ts';
import { missingPageParts } from './page-parts.ts';
import { tooLong } from './sizes.ts';
import { bannedWords } from './words.ts';

const project = (files: Record<string, string>) => new Map(Object.entries(files));

describe('directions', () => {
  const problems = (from: string, source: string) => wrongDirections(project({ [from]: source }));

  test('let a protocol use wire but not another protocol', () => {
    expect(
      problems('src/stack/protocols/ipv4/ip.ts', "import { a } from '../../wire/decode.ts';"),
    ).toEqual([]);
    expect(
      problems('src/stack/protocols/ipv4/ip.ts', "import { a } from '../arp/arp.ts';"),
    ).toEqual([
      expect.stringContaining(
        'src/stack/protocols/ipv4/ip.ts:1: must not import src/stack/protocols/arp/arp.ts',
      ),
    ]);
  });

  test('let charts take types from the stack, and nothing else', () => {
    const from = 'src/machines/tcp/chart.ts';
    const path = "'../../stack/protocols/tcp/names.ts'";
    expect(problems(from, `import type { A } from ${path};`)).toEqual([]);
    expect(problems(from, `import { a } from ${path};`)[0]).toContain('`import type` would do');
  });

  test("keep a host's insides from the views", () => {
    const source = "import { tcb } from '../../../stack/protocols/tcp/state/tcb.ts';";
    expect(problems('src/components/views/ladder/model.ts', source)).toHaveLength(1);
  });

  test('let whoever shows queues know that there are disciplines, and none of them by name', () => {
    const problemsOf = (path: string) =>
      ['queue', 'settings', 'sweep', 'congestion'].flatMap((view) =>
        problems(
          `src/components/views/${view}/line.ts`,
          `import { a } from '../../../stack/${path}';`,
        ),
      );
    expect(problemsOf('queues/page/pages.ts')).toEqual([]);
    for (const file of ['defaults.ts', 'page/knobs.ts', 'index.ts']) {
      expect(problemsOf(`queues/red/${file}`)).toHaveLength(4);
    }
  });

  test('keep declarations of headers to those that need them whole', () => {
    const source = "import { tcp } from '../protocols/tcp/header/declaration.ts';";
    expect(problems('src/stack/wire/walk.ts', source)).toEqual([]);
    expect(problems('src/stack/world/transmit.ts', source)).toEqual([
      expect.stringContaining('offsets.ts beside it has the numbers'),
    ]);
    const typeOnly = source.replace('import', 'import type');
    expect(problems('src/stack/world/transmit.ts', typeOnly)).toEqual([]);
  });

  test('keep packages out of the stack and React out of lessons', () => {
    expect(problems('src/stack/core/a.ts', "import { b } from 'xstate';")).toHaveLength(1);
    expect(problems('src/lessons/a/steps.ts', "import { b } from 'react';")).toHaveLength(1);
  });

  test('let a test look anywhere, but nobody look at a test', () => {
    const source = "import { a } from '../../nodes/host/host.ts';";
    expect(problems('src/stack/protocols/ipv4/ip.test.ts', source)).toEqual([]);
    expect(
      problems('src/stack/protocols/ipv4/ip.ts', "import { a } from './ip.test.ts';"),
    ).toHaveLength(1);
  });

  test('ask for a rule for a new folder', () => {
    expect(problems('src/new/a.ts', "import { b } from './b.ts';")).toHaveLength(1);
  });
});

describe('the graph', () => {
  test('shows files that the app never reaches, through lazy chunks, globs and styles', () => {
    const files = project({
      'src/main.tsx': "import('./lazy.tsx'); import.meta.glob('./lessons/*/index.ts');",
      'src/lazy.tsx': "import './a.css';",
      'src/a.css': "@import './b.css';",
      'src/b.css': '',
      'src/lessons/one/index.ts': "import './prose.mdx';",
      'src/lessons/one/prose.mdx': '# One',
      'src/alone.ts': '',
      'src/alone.test.ts': "import './alone.ts';",
    });
    expect(unreachable(files)).toEqual(['src/alone.ts: nothing in the app leads here']);
  });

  test('shows circles of imports once, and lets types go round', () => {
    const files = project({
      'src/a.ts': "import { b } from './b.ts';",
      'src/b.ts': "import { c } from './c.ts';",
      'src/c.ts': "import { a } from './a.ts'; import type { D } from './d.ts';",
      'src/d.ts': "import { c } from './c.ts';",
    });
    expect(cycles(files)).toEqual(['src/a.ts → src/b.ts → src/c.ts → src/a.ts']);
  });
});

describe('what the page needs', () => {
  const lacking = (...paths: string[]) =>
    missingPageParts(project(Object.fromEntries(paths.map((path) => [path, 'defineEvents(']))));

  test('an input without the name of its runs is found', () => {
    const input = 'src/stack/inputs/mine/index.ts';
    expect(lacking(input)).toEqual([expect.stringMatching(/^src\/stack\/inputs\/mine lacks page/)]);
    expect(lacking(input, 'src/stack/inputs/mine/page/input.ts')).toEqual([]);
  });

  test('so are a node without a sign, a link without settings, and events without words', () => {
    const kinds = ['nodes/mine/index.ts', 'links/mine/index.ts', 'apps/mine/events.ts'];
    expect(lacking(...kinds.map((path) => `src/stack/${path}`))).toHaveLength(3);
  });
});

describe('sizes', () => {
  test('allow 300 lines and no more', () => {
    expect(tooLong(project({ 'src/a.ts': 'a();\n'.repeat(300) }))).toEqual([]);
    expect(tooLong(project({ 'src/a.ts': 'a();\n'.repeat(301) }))).toHaveLength(1);
  });

  test('allow a function 70 lines, and a test any number', () => {
    const long = (lines: number) => `function f() {\n${'a();\n'.repeat(lines - 2)}}\n`;
    expect(tooLong(project({ 'src/a.ts': long(70) }))).toEqual([]);
    expect(tooLong(project({ 'src/a.ts': long(71) }))).toHaveLength(1);
    expect(tooLong(project({ 'src/a.test.ts': long(71) }))).toEqual([]);
  });
});

describe('words', () => {
  const problems = (path: string, source: string) => bannedWords(project({ [path]: source }));

  test('keep clock and chance out of the stack, but not out of its comments', () => {
    expect(problems('src/stack/core/a.ts', 'const a = Date.now();')).toHaveLength(1);
    expect(problems('src/stack/core/a.ts', 'const a = Math.cbrt(8);')).toHaveLength(1);
    expect(problems('src/stack/core/a.ts', "// no Date here\nconst a = 'Date';")).toEqual([]);
    expect(problems('src/runtime/a.ts', 'const a = Date.now();')).toEqual([]);
  });

  test('allow powers of two only', () => {
    expect(problems('src/stack/core/a.ts', 'const a = 2 ** 32;')).toEqual([]);
    expect(problems('src/stack/core/a.ts', 'const a = b ** 3;')).toHaveLength(1);
  });

  test('find what is left to do, anywhere', () => {
    expect(problems('docs/a.md', `${'TO'}${'DO'}: write this`)).toHaveLength(1);
  });

  test('let one file alone fetch components, which asks again for those that do not come', () => {
    const fetched = 'const Part = lazy(() => load());';
    expect(problems('src/components/home/Home.tsx', fetched)).toHaveLength(1);
    expect(problems('src/components/shell/lazy-part.ts', fetched)).toEqual([]);
    expect(problems('src/stack/nodes/a/schema.ts', 'const a = v.lazy(() => b);')).toEqual([]);
  });

  test('find tests that do not run', () => {
    expect(problems('src/a.test.ts', `test${'.only'}('a', () => {});`)).toHaveLength(1);
    expect(problems('src/a.test.ts', `describe${'.skip'}('a', () => {});`)).toHaveLength(1);
    expect(problems('lab/a.lab.ts', `test${'.skipIf'}(true)('a', () => {});`)).toHaveLength(1);
  });

  test('find what silences the compiler', () => {
    expect(problems('src/a.ts', 'const a = b as any;')).toHaveLength(1);
    expect(problems('src/a.ts', `// @ts-${'ignore'}\na();`)).toHaveLength(1);
    expect(problems('src/a.ts', '// as any other would\na();')).toEqual([]);
  });

  test("find a path on somebody's machine", () => {
    expect(problems('README.md', `see ${'/'}tmp/notes`)).toHaveLength(1);
    expect(problems('README.md', 'see src/work/notes')).toEqual([]);
  });
});
