import { compile } from '@mdx-js/mdx';
import { expect, test } from 'vitest';
import { withoutChecks } from './mdx.ts';

test('prose is built without asking whether each of its tags has a component', async () => {
  const { value } = await compile('<Step>\n\nHi <Rfc n={1} />\n\n</Step>\n');
  const code = String(value);
  expect(code).toContain('_missingMdxReference');
  const built = withoutChecks(code);
  expect(built).not.toContain('_missingMdxReference');
  expect(built).toContain('_jsx(Rfc');
});
