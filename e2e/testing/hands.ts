/** The two ways of handling the app: a mouse alone, the keyboard alone. */
import { expect, type Locator, type Page } from '@playwright/test';
import { tabTo } from './keyboard.ts';
import type { LessonPage } from './lesson-page.ts';

export interface Hands {
  readonly name: string;
  press(target: Locator): Promise<void>;
  choose(radio: Locator): Promise<void>;
  toggle(box: Locator): Promise<void>;
  /** Chooses a packet of the ladder. */
  point(packet: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  nextStep(lesson: LessonPage): Promise<void>;
  nextPacket(lesson: LessonPage): Promise<void>;
  previousPacket(lesson: LessonPage): Promise<void>;
}

export function mouse(page: Page): Hands {
  return {
    name: 'the mouse',
    press: (target) => target.click(),
    choose: (radio) => radio.click(),
    toggle: (box) => box.click(),
    point: (packet) => packet.click(),
    async type(field, text) {
      await field.click();
      await page.keyboard.type(text);
    },
    nextStep: ({ steps, say }) =>
      steps
        .getByRole('button', { name: say('player.next'), exact: true })
        .or(steps.getByRole('button', { name: say('player.finish'), exact: true }))
        .click(),
    nextPacket: ({ timeline, say }) =>
      timeline
        .getByRole('button', { name: say('timeline.eventNext') })
        .click({ modifiers: ['Shift'] }),
    previousPacket: ({ timeline, say }) =>
      timeline
        .getByRole('button', { name: say('timeline.eventPrevious') })
        .click({ modifiers: ['Shift'] }),
  };
}

export function keyboard(page: Page): Hands {
  return {
    name: 'the keyboard',
    async press(target) {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    },
    async choose(radio) {
      const group = radio.page().locator('form').getByRole('radio');
      await tabTo(page, group.first());
      if (!(await radio.isChecked())) await page.keyboard.press(' ');
      for (let i = 0; i < (await group.count()) && !(await radio.isChecked()); i++) {
        await page.keyboard.press('ArrowDown');
      }
      await expect(radio).toBeChecked();
    },
    async toggle(box) {
      await tabTo(page, box);
      await page.keyboard.press(' ');
    },
    async point(packet) {
      // The packets are one stop; from the first of them on, the arrow keys go in order of time.
      const list = packet.locator('xpath=ancestor::ol[1]');
      await tabTo(page, list.locator('button[tabindex="0"]').first());
      await page.keyboard.press('Home');
      const focused = () => packet.evaluate((each) => each === document.activeElement);
      for (let i = 0; i < (await list.getByRole('listitem').count()) && !(await focused()); i++) {
        await page.keyboard.press('ArrowDown');
      }
      await expect(packet).toBeFocused();
      await page.keyboard.press('Enter');
    },
    async type(field, text) {
      await tabTo(page, field);
      await page.keyboard.type(text);
    },
    nextStep: () => page.keyboard.press('PageDown'),
    nextPacket: () => page.keyboard.press('Shift+ArrowRight'),
    previousPacket: () => page.keyboard.press('Shift+ArrowLeft'),
  };
}
