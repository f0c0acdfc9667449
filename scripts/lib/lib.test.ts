import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { measure } from '../budget.mjs';
import { builtApp } from './app.mjs';
import { failures, total, wavering } from './counts.mjs';
import { homeOfUser } from './home.mjs';
import { isInstalled } from './install.mjs';
import { option } from './options.mjs';
import { asBase, staticServer } from './static-server.mjs';
import { missingTools } from './tools.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wireglass-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function put(path: string, content: unknown) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

describe('isInstalled', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-for-another-system': { version: '1.0.0', optional: true },
  };
  const inside = 'node_modules/.package-lock.json';

  test('says no when nothing is there', () => {
    put('package-lock.json', { packages: wanted });
    expect(isInstalled(folder)).toBe(false);
  });

  test('says yes when all but the optional is there', () => {
    put('package-lock.json', { packages: wanted });
    put(inside, { packages: { 'node_modules/a': { version: '1.0.0' } } });
    expect(isInstalled(folder)).toBe(true);
  });

  test('says no when the lock has moved on', () => {
    put('package-lock.json', { packages: wanted });
    put(inside, { packages: { 'node_modules/a': { version: '0.9.0' } } });
    expect(isInstalled(folder)).toBe(false);
  });

  test('says no when the lock inside is broken', () => {
    put('package-lock.json', { packages: wanted });
    put(inside, '{');
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('builtApp', () => {
  const at = (path: string, seconds: number) => {
    put(path, '');
    utimesSync(join(folder, path), seconds, seconds);
  };

  test('says that nothing was built', () => {
    at('src/main.tsx', 100);
    expect(builtApp(folder)).toBe('missing');
  });

  test('says that a source is newer, wherever it is', () => {
    at('dist/index.html', 200);
    at('src/main.tsx', 100);
    at('src/deep/down/words.ts', 300);
    expect(builtApp(folder)).toBe('stale');
  });

  test('is not led astray by a test, or by what is no source', () => {
    at('dist/index.html', 200);
    at('src/main.tsx', 100);
    at('src/main.test.ts', 300);
    at('README.md', 300);
    expect(builtApp(folder)).toBe('current');
  });
});

test('a user whom the system does not know has no home', () => {
  const unknown = () => {
    throw new Error('uv_os_get_passwd returned ENOENT');
  };
  expect(homeOfUser(unknown)).toBeUndefined();
  expect(homeOfUser(() => '/somewhere')).toBe('/somewhere');
});

describe('total', () => {
  const vitest = { numPassedTests: 5, numFailedTests: 1 };
  const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } };

  test('adds the tests of both runners', () => {
    put('unit.json', vitest);
    put('e2e.json', playwright);
    put('steps.json', [
      { outcome: 'failed', report: 'unit.json' },
      { outcome: 'ok', report: 'e2e.json' },
    ]);
    expect(total(folder)).toEqual({ passed: 8, failed: 1 });
  });

  test('counts a failed step without tests as one failure', () => {
    put('unit.json', { numPassedTests: 5, numFailedTests: 0 });
    put('steps.json', [{ outcome: 'failed' }, { outcome: 'ok', report: 'unit.json' }]);
    expect(total(folder)).toEqual({ passed: 5, failed: 1 });
  });

  test('counts a run that left no report as a failure', () => {
    put('steps.json', [{ outcome: 'failed', report: 'unit.json' }]);
    put('lab-steps.json', [{ outcome: 'failed', report: 'lab.json' }]);
    expect(total(folder)).toEqual({ passed: 0, failed: 2 });
  });

  test('is a failure when nothing ran', () => {
    expect(total(folder)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('failures', () => {
  test('names the failed tests of both runners, and a step that has none', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'it adds' },
      { status: 'failed', fullName: 'it divides' },
    ];
    put('unit.json', {
      testResults: [{ name: 'sums.test.ts', status: 'failed', assertionResults }],
    });
    const spec = { file: 'page.spec.ts', line: 7, title: 'the page opens', ok: false };
    put('e2e.json', { stats: {}, suites: [{ specs: [], suites: [{ specs: [spec] }] }] });
    put('steps.json', [
      { outcome: 'failed', name: 'types' },
      { outcome: 'failed', name: 'unit', report: 'unit.json' },
      { outcome: 'failed', name: 'e2e', report: 'e2e.json' },
      { outcome: 'skipped', name: 'layout' },
    ]);
    expect(failures(folder)).toEqual([
      'types',
      'sums.test.ts: it divides',
      'page.spec.ts:7: the page opens',
    ]);
  });
});

test('a test of the browser that needed a second try has passed, and is named', () => {
  const tests = (status: string) => [{ status }];
  const specs = [
    { file: 'page.spec.ts', line: 7, title: 'it opens', ok: true, tests: tests('flaky') },
    { file: 'page.spec.ts', line: 9, title: 'it closes', ok: true, tests: tests('expected') },
  ];
  put('e2e.json', { stats: { expected: 1, unexpected: 0, flaky: 1 }, suites: [{ specs }] });
  put('steps.json', [{ outcome: 'ok', name: 'e2e', report: 'e2e.json' }]);
  expect(total(folder)).toEqual({ passed: 2, failed: 0 });
  expect(failures(folder)).toEqual([]);
  expect(wavering(folder)).toEqual(['page.spec.ts:7: it opens']);
});

test('so is a test of the lab, and one that passed at once is not', () => {
  const ran = (fullName: string, status: string, failureMessages: string[]) => ({
    ...{ fullName, status, failureMessages },
  });
  const assertionResults = [
    ran('a ping', 'passed', ['no answer']),
    ran('a lease', 'passed', []),
    ran('a fetch', 'failed', ['refused']),
  ];
  put('lab.json', {
    ...{ numPassedTests: 2, numFailedTests: 1 },
    testResults: [{ name: 'live.lab.ts', status: 'failed', assertionResults }],
  });
  put('lab-steps.json', [{ name: 'lab', outcome: 'failed', report: 'lab.json' }]);
  put('steps.json', []);
  expect(wavering(folder)).toEqual(['live.lab.ts: a ping']);
});

describe('staticServer', () => {
  async function ask(path: string) {
    const server = staticServer({ dist: join(folder, 'dist'), base: '/some/folder/' });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });
    const found = { status: answer.status, text: await answer.text() };
    server.close();
    return found;
  }

  beforeEach(() => {
    put('dist/index.html', 'the page');
    put('dist/assets/a b.js', 'code');
    put('secret', 'secret');
  });

  test('serves the page at its folder', async () => {
    expect(await ask('/some/folder/')).toEqual({ status: 200, text: 'the page' });
    expect((await ask('/some/folder')).status).toBe(301);
  });

  test('serves files below it', async () => {
    expect(await ask('/some/folder/assets/a%20b.js')).toEqual({ status: 200, text: 'code' });
  });

  test('serves nothing from elsewhere', async () => {
    for (const path of [
      '/',
      '/assets/a%20b.js',
      '/some/folder/none',
      '/some/folder/..%2f..%2fsecret',
      '/some/folder/%2e%2e/secret',
      '/some/folder/%',
    ]) {
      expect((await ask(path)).status).toBe(404);
    }
  });

  test('puts a slash at both ends of a base', () => {
    expect(asBase('a/b')).toBe('/a/b/');
    expect(asBase('/')).toBe('/');
  });
});

describe('measure', () => {
  const lesson = 'src/lessons/first/';
  const monitor = 'src/components/views/charts/ChartMonitor.tsx';

  function build(more: object = {}) {
    put('dist/.vite/manifest.json', {
      'index.html': {
        file: 'assets/index.js',
        isEntry: true,
        imports: ['_shared.js'],
        dynamicImports: ['src/lazy.tsx'],
        css: ['assets/index.css'],
      },
      '_shared.js': { file: 'assets/shared.js' },
      'src/lazy.tsx': { file: 'assets/lazy.js' },
      'src/i18n/en.ts': { file: 'assets/en.js' },
      'src/i18n/zh.ts': { file: 'assets/zh.js', css: ['assets/zh.css'] },
      'src/i18n/home-en.ts': { file: 'assets/en-home.js' },
      'src/i18n/home-zh.ts': { file: 'assets/zh-home.js' },
      'src/i18n/lesson-en.ts': { file: 'assets/en-lesson.js' },
      'src/i18n/lesson-zh.ts': { file: 'assets/zh-lesson.js' },
      // The check of chart and stack comes when the first screen has been drawn.
      'src/machines/tcp/monitor.ts': { file: 'assets/follower.js' },
      'src/components/home/Home.tsx': { file: 'assets/home.js', imports: ['_shared.js'] },
      'src/components/lesson/LessonPage.tsx': { file: 'assets/player.js', css: ['assets/a.css'] },
      [monitor]: { file: 'assets/monitor.js' },
      'src/components/lesson/shelves/a-e.ts': { file: 'assets/others.js' },
      'src/components/lesson/shelves/f-m.ts': { file: 'assets/list.js' },
      'src/components/views/ladder/View.tsx': { file: 'assets/ladder.js' },
      [`${lesson}lesson.ts`]: { file: 'assets/lesson.js' },
      [`${lesson}en.mdx`]: { file: 'assets/prose.js' },
      [`${lesson}zh.mdx`]: { file: 'assets/prose.js' },
      ...more,
    });
    put('dist/index.html', '<script src="./registerSW.js"></script>');
    const home = ['en-home.js', 'zh-home.js'];
    const words = ['en.js', 'zh.js', 'zh.css', 'en-lesson.js', 'zh-lesson.js', ...home];
    const entry = ['index.js', 'index.css', 'shared.js', 'home.js', 'follower.js'];
    const own = [
      'player.js',
      'a.css',
      'lesson.js',
      'prose.js',
      'monitor.js',
      'ladder.js',
      'list.js',
    ];
    for (const file of [...entry, ...own, ...words, 'lazy.js', 'view.js', 'worker-a.js']) {
      put(`dist/assets/${file}`, 'x');
    }
    put('dist/registerSW.js', 'x');
  }

  // Every file here has the same size, so sizes count files.
  function counts(firstViews?: (id: string) => string[]) {
    const sizes = measure(join(folder, 'dist'), firstViews);
    const one = sizes.find(({ what }) => what.startsWith('worker'))?.size ?? 0;
    return Object.fromEntries(sizes.map(({ what, size }) => [what, size / one]));
  }

  test('counts what a page needs at once, and the worker, but no lazy chunk', () => {
    build();
    expect(counts()).toEqual({
      'page home/en': 7,
      'page home/zh': 8,
      'page first/en': 12,
      'page first/zh': 13,
      'worker, kernel with TCP': 1,
    });
  });

  test('counts the views of the first step, and refuses one that it cannot find', () => {
    build({ 'src/components/views/map/View.tsx': { file: 'assets/view.js' } });
    expect(counts(() => ['map'])).toMatchObject({ 'page first/en': 13 });
    expect(() => counts(() => ['unheard-of'])).toThrow('unheard-of');
  });

  test('counts the words of a view in the language that is shown', () => {
    build({
      'src/components/views/map/View.tsx': { file: 'assets/view.js' },
      'src/components/views/map/text-zh.ts': { file: 'assets/lazy.js' },
    });
    expect(counts(() => ['map'])).toMatchObject({ 'page first/en': 13, 'page first/zh': 15 });
  });

  test('measures what the worker fetches later, chunk by chunk and by name', () => {
    build();
    put(
      'dist/assets/worker-a.js',
      'import{a}from"./kernel-0123abcd.js";import(`./nat-0123-_cd.js`)',
    );
    put('dist/assets/kernel-0123abcd.js', 'const b=()=>import("./tls-01234567.js")');
    put('dist/assets/nat-0123-_cd.js', 'import"./kernel-0123abcd.js";import"./names-01234567.js"');
    put('dist/assets/names-01234567.js', 'x');
    put('dist/assets/tls-01234567.js', 'x');
    const limits = measure(join(folder, 'dist')).map(({ what, limit }) => [what, limit]);
    expect(limits.slice(-3)).toEqual([
      ['worker, kernel with TCP', 49.5],
      ['worker, capability nat', 12.7],
      ['worker, capability tls', 45],
    ]);
  });
});

describe('option', () => {
  test('reads a value after a space or an equals sign', () => {
    expect(option('port', ['--port', '80'])).toBe('80');
    expect(option('port', ['--port=80'])).toBe('80');
    expect(option('port', ['--host', 'a'])).toBeUndefined();
  });
});

test('what a command needs of other people is installed once, and what does not come is named', async () => {
  const here = new Set(['ip']);
  const installed: string[][] = [];
  const tools = { tshark: 'tshark', ip: 'iproute2', ethtool: 'ethtool' };
  const how = {
    there: (command: string) => here.has(command),
    install: async (packages: string[]) => {
      installed.push(packages);
      here.add('ethtool');
    },
  };
  expect(await missingTools(tools, how)).toEqual(['tshark']);
  here.add('tshark');
  expect(await missingTools(tools, how)).toEqual([]);
  expect(installed).toEqual([['tshark', 'ethtool']]);
});
