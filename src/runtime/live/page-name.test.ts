import { expect, test } from 'vitest';
import { type NamePlace, ownName } from './page-name.ts';

/** A browser: who holds which name, and the tabs that it opens. */
function browser() {
  const held = new Set<string>();
  let made = 0;
  const tab = (storage: Map<string, string>): NamePlace & { storage: Map<string, string> } => ({
    storage,
    stored: () => storage.get('name'),
    store: (name) => storage.set('name', name),
    make: () => `name ${++made}`,
    async hold(name) {
      if (held.has(name)) return false;
      held.add(name);
      return true;
    },
  });
  return { held, tab };
}

test('a tab that is reloaded has its name again', async () => {
  const { held, tab } = browser();
  const { storage, ...first } = tab(new Map());
  const name = await ownName(first);
  held.delete(name);
  expect(await ownName(tab(storage))).toBe(name);
});

test('a copy of a tab, which has its storage and not its lock, takes a name of its own', async () => {
  const { tab } = browser();
  const { storage, ...first } = tab(new Map());
  const name = await ownName(first);
  const copy = tab(new Map(storage));
  const other = await ownName(copy);
  expect(other).not.toBe(name);
  expect(copy.stored()).toBe(other);
});
