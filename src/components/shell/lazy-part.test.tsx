import { type ComponentType, Suspense } from 'react';
import { prerender } from 'react-dom/static';
import { expect, it } from 'vitest';
import { lazyPart } from './lazy-part.ts';

const Named = ({ name }: { name: string }) => <p>{name}</p>;

/** What is on the page when everything has come. */
async function drawn(Part: ComponentType<{ name: string }>): Promise<string> {
  const { prelude } = await prerender(
    <Suspense fallback="nothing yet">
      <Part name="a part" />
    </Suspense>,
  );
  return new Response(prelude).text();
}

it('a part that cannot be fetched at first is drawn when it comes', async () => {
  let fails = 1;
  const Part = lazyPart(async () => {
    if (fails-- > 0) throw new Error('Failed to fetch dynamically imported module: /Part.js');
    return { default: Named };
  });
  expect(await drawn(Part)).toContain('<p>a part</p>');
});
