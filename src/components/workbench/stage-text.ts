import { defineText } from '../../i18n/define-text.ts';

/** The words of the stage's places that stand there, or are said; the others are asked for. */
export const useStageText = defineText(
  {
    percent: '{n} %',
    swap: 'Swap the two pictures',
    alone: '{view} alone',
    all: 'All pictures again',
    close: 'Close {view}',
    separator: 'Size of the first picture: arrow keys change it, Enter makes both equal',
    saidAlone: '{view} fills the stage.',
    saidPlaces: 'First place: {first}. Second place: {second}.',
    saidOne: 'On the stage: {first}.',
  },
  {
    percent: '{n}%',
    swap: '交换两个视图',
    alone: '只看“{view}”',
    all: '恢复全部视图',
    close: '关闭“{view}”',
    separator: '第一个视图的大小：用方向键调整，按回车键均分',
    saidAlone: '“{view}”占满画面。',
    saidPlaces: '第一位：{first}。第二位：{second}。',
    saidOne: '画面上是：{first}。',
  },
);
