import type { CoursePath } from '../paths.ts';

export const path: CoursePath = {
  title: { en: 'One lecture', zh: '一堂课' },
  says: {
    en: 'Four lessons for a single lecture: the journey, a connection, the window, congestion.',
    zh: '只有一堂课的时间：全景、连接、窗口、拥塞，四课足矣。',
  },
  lessons: ['enter-to-page', 'three-way-handshake', 'sliding-window', 'slow-start'],
};
