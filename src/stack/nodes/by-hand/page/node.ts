import { nodePage as host } from '../../host/page/node.ts';
import type { NodePage } from '../../page.ts';

/** A screen on its foot, as a host has it; behind it there is no host, but somebody who decides. */
export const nodePage: NodePage = {
  kind: 'by-hand',
  title: { en: 'host that you play', zh: '由你扮演的主机' },
  glyph: host.glyph,
  port: host.port,
  layer: 'application',
};
