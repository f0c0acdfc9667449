import type { NodePage } from '../../page.ts';

/** A box out of which what comes in goes everywhere. */
export const nodePage: NodePage = {
  kind: 'hub',
  title: { en: 'hub', zh: '集线器' },
  glyph: [
    { d: 'M-1.05 -.65h2.1v1.3h-2.1z', ink: 'text', solid: true, bold: true },
    {
      d: 'M-.7 0h1.4M.4 -.3l.3 .3l-.3 .3M0 0l.45 -.4M0 0l.45 .4',
      ink: 'link',
    },
  ],
  port: (number) => String(number + 1),
  layer: 'link',
};
