/** What a presenter's clicker does while something is shown, and what is offered at the beginning. */
import { HANDSHAKE } from './testing/lesson-page.ts';
import { expect, type Page, test } from './testing/test.ts';

async function present(page: Page, step: string): Promise<void> {
  await page.goto(`./#/lesson/${HANDSHAKE}?mode=present&step=${step}`);
  await expect(page.getByRole('toolbar', { name: 'Presentation' })).toBeVisible();
  await expect(page.locator('form label, form li').first()).toBeVisible();
}

const state = (page: Page) => page.locator('html');

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' }, speed: 0.02 });

  test('a second press ends a demonstration at once, and the third goes on', async ({ page }) => {
    await present(page, 'lose-syn');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    // At one fiftieth of the speed it would take the better part of a minute.
    const server = page.getByRole('region', { name: 'Stage' }).getByText('ESTABLISHED');
    await expect(server.first()).toBeVisible();
    await expect(state(page)).toHaveAttribute('data-presenting', 'asking');
    await page.keyboard.press('PageDown');
    await expect(state(page)).toHaveAttribute('data-presenting', 'revealed');
    await page.keyboard.press('PageDown');
    await expect(page.getByText('And if the answer is lost?')).toBeVisible();
  });
});

test('the projector theme is offered once, and goes with the first press', async ({ page }) => {
  await present(page, 'listen');
  const offer = page.getByText('the projector theme is easier to read').first();
  await expect(offer).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('button', { name: 'Use it' })).toHaveCount(0);
  await page.getByRole('button', { name: 'End the presentation' }).click();
  await page.keyboard.press('p');
  await expect(page.getByRole('toolbar', { name: 'Presentation' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use it' })).toHaveCount(0);
});

test('who takes the offer has the projector theme', async ({ page }) => {
  await present(page, 'listen');
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect(state(page)).toHaveAttribute('data-theme', 'projector');
  await expect(page.getByRole('button', { name: 'Use it' })).toHaveCount(0);
});

test.describe('in the projector theme', () => {
  test.use({ theme: 'projector' });

  test('nothing is offered', async ({ page }) => {
    await present(page, 'listen');
    await expect(page.getByRole('button', { name: 'Use it' })).toHaveCount(0);
  });
});
