/** Contact sheets: all steps of a lesson in one picture for each window, for the eye. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { Layout } from './in-page/index.ts';
import { SIZES, type Size, THEMES } from './plan.ts';

declare const layout: Layout;

/** How wide a picture on a sheet is, px. */
const THUMB = 420;

interface Picture {
  readonly name: string;
  readonly png: string;
}

/** One PNG for each window: a row for each step, a column for each theme. */
export async function takeSheets(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const size of SIZES) {
    const pictures = await picturesOf(page, size);
    const sheet = await (page.context().browser() as Browser).newPage();
    await sheet.setViewportSize({ width: THUMB * THEMES.length + 40, height: 600 });
    await sheet.setContent(sheetHtml(pictures));
    const file = join(folder, `${name}-${size.name.replace('×', 'x')}.png`);
    await sheet.screenshot({ path: file, fullPage: true });
    await sheet.close();
    console.log(file);
  }
}

async function picturesOf(page: Page, { width, height }: Size): Promise<readonly Picture[]> {
  await page.setViewportSize({ width, height });
  const steps = await page.evaluate(() => layout.countSteps());
  const pictures: Picture[] = [];
  for (let step = 0; step < steps; step++) {
    for (const theme of THEMES) {
      await page.evaluate(
        async ([to, look]) => {
          layout.chooseTheme(look);
          await layout.goTo(to);
        },
        [step, theme] as const,
      );
      const png = (await page.screenshot()).toString('base64');
      pictures.push({ name: `${step + 1} ${theme}`, png });
    }
  }
  return pictures;
}

const sheetHtml = (pictures: readonly Picture[]) => `<!doctype html><style>
    body { display: grid; grid-template-columns: repeat(${THEMES.length}, 1fr); gap: 8px; margin: 8px; }
    figure { margin: 0; font: 12px sans-serif; }
    img { width: 100%; border: 1px solid #888; }
  </style>${pictures
    .map(({ name, png }) => `<figure><img src="data:image/png;base64,${png}">${name}</figure>`)
    .join('')}`;
