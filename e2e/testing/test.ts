/** The `test` of every spec: a page that must not complain, set up for one reader. */
import { test as base, expect, type Page } from '@playwright/test';
import { type Language, type Say, wordsOf } from './words.ts';

interface Reader {
  readonly language: Language;
  readonly theme: 'system' | 'light' | 'dark' | 'projector';
  readonly speed: number;
  /** Whether these were chosen on an earlier visit; a newcomer has nothing kept. */
  readonly newcomer: boolean;
}

interface Fixtures {
  /** What the app says in the reader's language. */
  readonly say: Say;
  /** Errors that the test is about: the page may complain of these. */
  readonly expected: RegExp[];
  readonly complaints: string[];
}

export const test = base.extend<Reader & Fixtures>({
  language: ['en', { option: true }],
  theme: ['light', { option: true }],
  // Fast enough for a test to see something play; the tests of playing choose their own.
  speed: [10, { option: true }],
  newcomer: [false, { option: true }],
  // Real motion is for the tests that are about it: all others see the same content in steps.
  contextOptions: { reducedMotion: 'reduce' },
  // Only the tests of offline use are about it, and it hides the requests from `page.route`.
  serviceWorkers: 'block',

  say: async ({ language }, use) => use(wordsOf(language)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off its first parameter.
  expected: async ({}, use) => use([]),
  complaints: [
    async ({ page, expected }, use) => {
      const complaints = complaintsOf(page);
      await use(complaints);
      const unexpected = complaints.filter((each) => !expected.some((it) => it.test(each)));
      expect(unexpected, 'the page complained').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, language, theme, speed, newcomer }, use) => {
    const chosen = newcomer
      ? ''
      : JSON.stringify({ state: { language, theme, speed }, version: 1 });
    await context.addInitScript(
      ([settings]) => {
        if (!settings || origin === 'null' || localStorage.getItem('wireglass.settings')) return;
        localStorage.setItem('wireglass.settings', settings);
      },
      [chosen],
    );
    await use(context);
  },
});

/** A card of this computer came or went, as the agent's do: the browser drops what it was fetching. */
const NOT_OURS = /net::ERR_NETWORK_CHANGED/;

/** What a page complains about: uncaught errors, error messages, answers that are not found. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !NOT_OURS.test(text)) complaints.push(text);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}

export { expect, type Page } from '@playwright/test';
