import type { NodePage } from '../../page.ts';

/** A screen on its foot. */
export const nodePage: NodePage = {
  kind: 'host',
  title: { en: 'host', zh: '主机' },
  glyph: [
    {
      d: 'M-.8 -.75h1.6q.15 0 .15 .15v1q0 .15-.15 .15h-1.6q-.15 0-.15-.15v-1q0-.15 .15-.15z',
      ink: 'text',
      solid: true,
      bold: true,
    },
    { d: 'M-1.05 .82h2.1', ink: 'text', bold: true },
  ],
  port: (number) => `eth${number}`,
  layer: 'application',
  host: true,
};
