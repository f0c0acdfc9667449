import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import { drop } from '../../runtime/testing/drops.ts';
import { lossy, storeOf } from '../../runtime/testing.ts';
import { UNTOUCHED } from './opening.ts';
import { enterStep, resetPlayer } from './player-store.ts';
import { openingOf } from './run-address.ts';
import { followRun, linkQuery } from './run-link.ts';
import { returnTo } from './visit.ts';

describe('the run in an address', () => {
  it('follows the question mark of the route', () => {
    expect(linkQuery('#/lesson/three-way-handshake?t=5&in=d1.2')).toBe('t=5&in=d1.2');
    expect(linkQuery('#/lesson/three-way-handshake')).toBe('');
  });

  it('is the untouched lesson when nothing stands there', () => {
    expect(openingOf('')).toEqual(UNTOUCHED);
  });

  it('holds the moment and what was done', () => {
    expect(openingOf('seed=7&in=d1000.2&t=5000').link).toEqual({
      seed: 7,
      inputs: [{ at: 1000, kind: 'drop', frame: 2 }],
      at: 5000,
    });
  });

  it.each(['t=-1', 'in=zzz', 'seed=99999999999999', 'in=d5.1~d3.1'])(
    'is the untouched lesson, with a word about it, when the link is broken: %s',
    (query) => {
      expect(openingOf(query)).toEqual({ ...UNTOUCHED, broken: true });
    },
  );
});

describe('the address of a run', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('holds a fork while that still plays', async () => {
    const { written, follow } = addressBar();
    const { store, settle, pass } = storeOf();
    settle();
    const stop = follow(store);
    store.getState().fork(drop(1, 100), true);
    settle();
    pass(64);
    expect(store.getState().playing).toBe(true);
    await expect.poll(written, { timeout: 5_000 }).toContain('in=d100.1');
    stop();
  });

  it('is not written at every frame of playing', async () => {
    const { written, follow } = addressBar();
    const { store, settle, pass } = storeOf();
    settle();
    const stop = follow(store);
    store.getState().play();
    pass(64);
    await new Promise((rested) => setTimeout(rested, 400));
    expect(written()).toBe('');
    store.getState().pause();
    await expect.poll(written, { timeout: 5_000 }).toContain('t=');
    stop();
  });
});

describe('the history', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    resetPlayer();
  });

  it('has an entry for each step that the reader goes to, and none for the moments of one', async () => {
    const { entries, follow } = addressBar();
    const { store, settle } = storeOf();
    settle();
    enterStep('one');
    const stop = follow(store);
    for (const [step, at] of [
      ['two', 20_000],
      ['three', 40_000],
    ] as const) {
      enterStep(step);
      store.getState().seek(at);
      await expect.poll(() => entries.at(-1)).toContain(`step=${step}`);
    }
    store.getState().seek(60_000);
    await expect.poll(() => entries.at(-1)).toContain('t=60000');
    expect(entries).toHaveLength(3);
    stop();
  });

  it('has none for a step that it leads back to', async () => {
    const { entries, follow } = addressBar();
    const { store, settle } = storeOf();
    settle();
    enterStep('one');
    const stop = follow(store);
    returnTo(() => enterStep('two'));
    await expect.poll(() => entries.at(-1)).toContain('step=two');
    expect(entries).toHaveLength(1);
    stop();
  });
});

describe('an address that leads elsewhere', () => {
  it('is not written over by the lesson that is still shown', async () => {
    const { entries, follow } = addressBar();
    const { store, settle } = storeOf();
    settle();
    enterStep('one');
    const stop = follow(store);
    vi.stubGlobal('location', { hash: '#/glossary' });
    const before = [...entries];
    store.getState().seek(20_000);
    enterStep('two');
    await new Promise((done) => setTimeout(done, 400));
    expect(entries).toEqual(before);
    vi.stubGlobal('location', { hash: '#/lesson/transfer?t=0' });
    store.getState().seek(40_000);
    await expect.poll(() => entries.at(-1)).toContain('t=40000');
    stop();
  });
});

function addressBar() {
  const entries = [''];
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('history', {
    replaceState: (_: unknown, __: string, to: string) => entries.splice(-1, 1, to),
    pushState: (_: unknown, __: string, to: string) => entries.push(to),
  });
  const content = { scenario: lossy, seed: 1, steps: [], tasks: [] } as Partial<LessonContent>;
  return {
    entries,
    written: () => entries.at(-1) ?? '',
    follow: (store: ReturnType<typeof storeOf>['store']) =>
      followRun(store, { id: 'transfer' } as LessonMeta, content as LessonContent),
  };
}
