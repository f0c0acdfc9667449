import type { NodePage } from '../../page.ts';

/** A circle with arrows in all directions: it asks each packet where it wants to go. */
export const nodePage: NodePage = {
  kind: 'router',
  title: { en: 'router', zh: '路由器' },
  glyph: [
    {
      d: 'M-1 0c0-.55 .45-1 1-1s1 .45 1 1s-.45 1-1 1s-1-.45-1-1z',
      ink: 'text',
      solid: true,
      bold: true,
    },
    {
      d: 'M0 -.2v-.5M-.18 -.5l.18 -.2l.18 .2M0 .2v.5M-.18 .5l.18 .2l.18 -.2M-.75 0h.5M-.45 -.18l.2 .18l-.2 .18M.75 0h-.5M.45 -.18l-.2 .18l.2 .18',
      ink: 'network',
    },
  ],
  port: (number) => `eth${number}`,
  layer: 'network',
  host: true,
  shunsDown: true,
};
