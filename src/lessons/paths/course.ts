import { COURSE } from '../curriculum.ts';
import type { CoursePath } from '../paths.ts';

export const path: CoursePath = {
  title: { en: 'The whole course', zh: '完整课程' },
  says: {
    en: 'Every lesson in its order, from the first keystroke to the broken network that you mend.',
    zh: '按顺序学完每一课：从敲下回车，到亲手修好一个有故障的网络。',
  },
  lessons: COURSE.map(({ slug }) => slug),
};
