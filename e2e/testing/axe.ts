import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules about colours, and those whose outcome a theme with other sizes can change. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const SEEN = [...COLOURS, 'target-size', 'scrollable-region-focusable'];

/**
 * Accessibility by axe: `everything` it has a rule for, or only what another theme may change
 * (`seen`; `colours`, where it has the same sizes), without what `repeats`.
 * There are no frames here: one pass over the page will do, which is what “legacy” means.
 */
export async function expectAccessible(
  page: Page,
  where: string,
  what: 'everything' | 'seen' | 'colours' = 'everything',
  repeats?: string,
): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (what === 'everything') {
    // A rule of WCAG 2.2 that axe leaves out unless it is asked.
    axe.options({ rules: { 'target-size': { enabled: true } } });
  } else {
    axe.withRules(what === 'seen' ? SEEN : COLOURS);
  }
  if (repeats !== undefined) axe.exclude(repeats);
  const { violations } = await axe.analyze();
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({
      rule: `${id}: ${help}`,
      at: target.join(' '),
      why: failureSummary?.split('\n')[1]?.trim(),
    })),
  );
  expect(told, where).toEqual([]);
}
