import type { NodePage } from '../../page.ts';

/** A cloud: what is in it is not ours to know. */
export const nodePage: NodePage = {
  kind: 'network',
  title: { en: 'the network outside', zh: '外部网络' },
  glyph: [
    {
      d: 'M-.7 .6a.42 .42 0 0 1 -.1 -.83a.5 .5 0 0 1 .72 -.42a.6 .6 0 0 1 1.05 .3a.48 .48 0 0 1 -.12 .95z',
      ink: 'text',
      solid: true,
      bold: true,
    },
  ],
  port: (number) => String(number + 1),
  layer: 'network',
};
