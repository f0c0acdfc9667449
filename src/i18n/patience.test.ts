import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askAgain, isMissing, onMissing, patiently } from './patience.ts';

const gone = (what = 'Failed to fetch dynamically imported module: /Part.js') => new Error(what);

/** Fails so many times, then brings the part. */
function failing(times: number, error: Error = gone()) {
  return vi.fn(async () => {
    if (times-- > 0) throw error;
    return 'part';
  });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  askAgain();
  vi.useRealTimers();
});

describe('what is fetched when it is needed', () => {
  it('is asked for once when it comes', async () => {
    const load = failing(0);
    await expect(patiently(load)).resolves.toBe('part');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is asked for again after a moment, and nobody is told', async () => {
    const told = vi.fn();
    const forget = onMissing(told);
    const part = patiently(failing(2));
    await vi.runAllTimersAsync();
    await expect(part).resolves.toBe('part');
    expect(told).not.toHaveBeenCalled();
    forget();
  });

  it.each([
    'Failed to fetch dynamically imported module: https://x/a.js',
    'error loading dynamically imported module: https://x/a.js',
    'Importing a module script failed.',
    'Unable to preload CSS for https://x/a.css',
  ])('has not come when the browser says “%s”', async (message) => {
    const part = patiently(failing(1, gone(message)));
    await vi.runAllTimersAsync();
    await expect(part).resolves.toBe('part');
  });

  it('is said to be missing when it still does not come, and is waited for', async () => {
    const load = failing(4);
    const part = patiently(load);
    await vi.runAllTimersAsync();
    expect(isMissing()).toBe(true);
    expect(load).toHaveBeenCalledTimes(4);
    askAgain();
    expect(isMissing()).toBe(false);
    await expect(part).resolves.toBe('part');
  });

  it('is said to be missing again when it was asked for in vain', async () => {
    const part = patiently(failing(5));
    await vi.runAllTimersAsync();
    askAgain();
    await vi.runAllTimersAsync();
    expect(isMissing()).toBe(true);
    askAgain();
    await expect(part).resolves.toBe('part');
  });

  it('is asked for once for each who waits', async () => {
    const [one, other] = [failing(4), failing(4)];
    const parts = [patiently(one), patiently(other)];
    await vi.runAllTimersAsync();
    askAgain();
    await expect(Promise.all(parts)).resolves.toEqual(['part', 'part']);
    expect(one).toHaveBeenCalledTimes(5);
    expect(other).toHaveBeenCalledTimes(5);
  });

  it('is not asked for again when it came and is broken', async () => {
    const load = failing(1, new TypeError('x is not a function'));
    await expect(patiently(load)).rejects.toThrow('x is not a function');
    expect(load).toHaveBeenCalledTimes(1);
  });
});
