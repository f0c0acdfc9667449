/** What its nodes are called. */
import type { NodeNames } from '../../i18n/node-names.ts';

export const names: NodeNames = {
  laptop: { en: 'laptop', zh: '笔记本' },
  west: { en: 'west', zh: '西路由器' },
  east: { en: 'east', zh: '东路由器' },
  north: { en: 'north', zh: '北路由器' },
  archive: { en: 'archive', zh: '档案机' },
};
