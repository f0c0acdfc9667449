/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest';
import { offsetsOf, sourceOf } from './offsets.ts';

type Modules = Record<string, Record<string, unknown>>;
const declared: Modules = import.meta.glob('../src/stack/protocols/**/declaration.ts', {
  eager: true,
});
const written: Modules = import.meta.glob('../src/stack/protocols/**/offsets.ts', { eager: true });

describe('the offsets that are checked in', () => {
  it.each(Object.keys(declared))('are what the declarations say: %s', (path) => {
    const offsets = written[path.replace('declaration.ts', 'offsets.ts')];
    // `npm run offsets` writes them anew.
    expect({ ...offsets }).toEqual(offsetsOf(declared[path] ?? {}));
  });

  it('are there for every declaration, and for nothing else', () => {
    expect(Object.keys(declared).length).toBeGreaterThanOrEqual(6);
    const beside = Object.keys(declared).map((path) => path.replace('declaration', 'offsets'));
    expect(Object.keys(written).sort()).toEqual(beside.sort());
  });

  it('are written as source that says the same', () => {
    const offsets = { b: { at: { x: 1 } }, a: { length: 8 } };
    const body = sourceOf(offsets).replaceAll('export const', 'const');
    expect(new Function(`${body}\nreturn { a, b };`)()).toEqual(offsets);
  });
});
