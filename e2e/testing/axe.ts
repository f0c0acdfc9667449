/** Accessibility by axe, every rule that it has for WCAG and good practice. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

// There are no frames here: one pass over the page will do, which is what “legacy” means.
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({
      rule: `${id}: ${help}`,
      at: target.join(' '),
      why: failureSummary?.split('\n')[1]?.trim(),
    })),
  );
  expect(told, where).toEqual([]);
}
