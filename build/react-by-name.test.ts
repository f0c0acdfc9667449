import type { Plugin } from 'vite';
import { expect, test } from 'vitest';
import { reactByName } from './react-by-name.ts';

type Hook = (this: void, id: string, importer: string, how: { kind: string }) => unknown;
const { resolveId, load } = reactByName() as Plugin & {
  resolveId: Hook;
  load: (id: string) => unknown;
};

test('who imports React imports its names', () => {
  const id = resolveId('react', '/src/App.tsx', { kind: 'import-statement' });
  expect(load(String(id))).toMatchObject({ code: expect.stringContaining('const useState =') });
});

test('who requires React has the whole of it', () => {
  expect(resolveId('react', '/react-dom.js', { kind: 'require-call' })).toBeUndefined();
});

test('who asks for what older Reacts did not have is given React’s own', () => {
  const id = resolveId('use-sync-external-store/shim/index.js', '/wouter.js', {
    kind: 'import-statement',
  });
  expect(load(String(id))).toMatch(/useSyncExternalStore \} from '.*react'/);
});
