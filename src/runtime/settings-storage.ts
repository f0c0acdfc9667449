import type { StateStorage } from 'zustand/middleware';

/**
 * Kept data may be missing, full, forbidden (private windows) or damaged by hand.
 * None of that may stop the app: reading then finds nothing, and writing is forgotten.
 */
export function safeStorage(): StateStorage {
  return {
    getItem(name) {
      try {
        const text = localStorage.getItem(name);
        if (text !== null) JSON.parse(text);
        return text;
      } catch {
        return null;
      }
    },
    setItem(name, value) {
      try {
        localStorage.setItem(name, value);
      } catch {
        // No room or no permission: the choice lasts until the page is closed.
      }
    },
    removeItem(name) {
      try {
        localStorage.removeItem(name);
      } catch {
        // Nothing was kept, so there is nothing to remove.
      }
    },
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function oneOf<const T>(allowed: readonly T[], value: unknown, fallback: T): T {
  return allowed.find((each) => each === value) ?? fallback;
}
