import { createServer } from 'node:net';
import { defineConfig, devices } from '@playwright/test';
import { findBrowser, launchOptions } from './scripts/browser.mjs';

/** A port that nobody uses, so that two runs on one machine do not meet. */
function freePort(): Promise<string> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      server.close(() => done(String(port)));
    });
  });
}

// Playwright reads this file again in each of its workers, which inherit the environment.
process.env.WIREGLASS_E2E_PORT ??= await freePort();
process.env.CHROMIUM_PATH ??= await findBrowser();
const browser = process.env.CHROMIUM_PATH;
if (!browser) throw new Error('No Chromium here: `npm test -- e2e` finds or installs one.');

const port = process.env.WIREGLASS_E2E_PORT;
const dist = process.env.WIREGLASS_DIST ?? 'dist';
// Not the root of the server: a path that is not relative would fail here.
const base = '/some/folder/';

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e',
  fullyParallel: true,
  forbidOnly: true,
  // On a shared machine only, and told by name (docs/decisions/0031-a-second-try.md).
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  // Generous: a busy machine is not a failing test.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 720 },
    baseURL: `http://127.0.0.1:${port}${base}`,
    launchOptions: launchOptions(browser),
    // Tracing every test costs a third of the time: `npx playwright test --trace on` when needed.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `node scripts/serve.mjs --base ${base} --port ${port} --dist ${dist}`,
    url: `http://127.0.0.1:${port}${base}`,
    reuseExistingServer: false,
  },
});
