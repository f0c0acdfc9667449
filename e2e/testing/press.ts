import type { Locator } from '@playwright/test';

/**
 * Presses what lies in a picture as a hand does: brings it into sight first, and waits until it has
 * come to rest there. Playwright looks whether an element moves before it scrolls to it; the words of
 * a ladder find their places after that, and a button that moves between down and up is not clicked.
 */
export async function press(
  target: Locator,
  options?: Parameters<Locator['click']>[0],
): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  await target.evaluate(
    (element) =>
      new Promise<void>((done) => {
        const frames = 6;
        let last = '';
        let still = 0;
        const look = () => {
          const { x, y, width } = element.getBoundingClientRect();
          const now = `${x} ${y} ${width}`;
          still = now === last ? still + 1 : 0;
          last = now;
          if (still >= frames || !element.isConnected) done();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await target.click(options);
}
