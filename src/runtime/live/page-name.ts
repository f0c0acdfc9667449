/**
 * The tab's random name, by which the agent knows a page that was reloaded. A browser that duplicates a
 * tab copies what the tab has stored, its name too, but no lock: whoever holds the lock of the
 * name is the one who has it, and the copy takes another.
 */
export interface NamePlace {
  /** What the tab has stored; undefined where there is nothing, or no storage. */
  stored(): string | undefined;
  store(name: string): void;
  make(): string;
  /** From now on nobody else has that name, as long as this page lives. False: somebody has it. */
  hold(name: string): Promise<boolean>;
}

export async function ownName({ stored, store, make, hold }: NamePlace): Promise<string> {
  const before = stored();
  if (before !== undefined && (await hold(before))) return before;
  const name = make();
  store(name);
  await hold(name);
  return name;
}

const NAME = 'wireglass.page';
const NAME_BYTES = 12;
/** The page that was here before a reload lets go of its lock when it is put away, ms. */
const PATIENCE = 1_000;

export const namePlace: NamePlace = {
  stored() {
    try {
      return sessionStorage.getItem(NAME) ?? undefined;
    } catch {
      return undefined;
    }
  },
  store(name) {
    try {
      sessionStorage.setItem(NAME, name);
    } catch {
      // Without storage a reloaded page is another one.
    }
  },
  make: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(NAME_BYTES)), (octet) =>
      octet.toString(16).padStart(2, '0'),
    ).join(''),
  hold(name) {
    const { locks } = navigator as { readonly locks?: LockManager };
    if (locks === undefined) return Promise.resolve(true);
    return new Promise((resolve) => {
      const signal = AbortSignal.timeout(PATIENCE);
      const held = locks.request(`${NAME}.${name}`, { signal }, () => {
        resolve(true);
        return new Promise<void>(() => undefined);
      });
      held.catch(() => resolve(false));
    });
  },
};
