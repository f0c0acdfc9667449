import type { NodePage } from '../../page.ts';

/** A box with one arrow each way: it knows where a frame goes. */
export const nodePage: NodePage = {
  kind: 'switch',
  title: { en: 'switch', zh: '交换机' },
  glyph: [
    { d: 'M-1.05 -.65h2.1v1.3h-2.1z', ink: 'text', solid: true, bold: true },
    {
      d: 'M-.65 -.25h1.3M.35 -.5l.3 .25l-.3 .25M.65 .28h-1.3M-.35 .03l-.3 .25l.3 .25',
      ink: 'link',
    },
  ],
  port: (number) => String(number + 1),
  layer: 'link',
};
