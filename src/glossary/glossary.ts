/** All entries: a file each in entries/, found by itself. Fetched when a page needs its words. */
import type { GlossaryEntry, NamedEntry } from './entry.ts';

const files = import.meta.glob<GlossaryEntry>('./entries/*.ts', { eager: true, import: 'entry' });

export const GLOSSARY: readonly NamedEntry[] = Object.entries(files).map(([file, entry]) => ({
  ...entry,
  id: file.slice('./entries/'.length, -'.ts'.length),
}));

export function entryNamed(id: string): NamedEntry | undefined {
  return GLOSSARY.find((entry) => entry.id === id);
}
