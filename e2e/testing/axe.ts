import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules whose outcome a theme can change: it has other colours, sizes and room. */
const SEEN = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/**
 * Accessibility by axe: `everything` it has a rule for, or only what another theme may change,
 * of which `repeats` is left out.
 * There are no frames here: one pass over the page will do, which is what “legacy” means.
 */
export async function expectAccessible(
  page: Page,
  where: string,
  what: 'everything' | 'seen' = 'everything',
  repeats?: string,
): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (what === 'seen' && repeats !== undefined) axe.exclude(repeats);
  if (what === 'seen') axe.withRules(SEEN);
  // A rule of WCAG 2.2 that axe leaves out unless it is asked.
  else axe.options({ rules: { 'target-size': { enabled: true } } });
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
