import { defineText } from '../../../../i18n/define-text.ts';

export const useOrderText = defineText(
  {
    up: 'Earlier',
    down: 'Later',
    moved: '{what}: now number {n} of {total}',
    missing: 'Put them in order first.',
  },
  {
    up: '提前',
    down: '推后',
    moved: '{what}：现在排第 {n}，共 {total} 项',
    missing: '请先排好顺序。',
  },
);
