/** Where the files of the lessons from one letter to another are (see shelf.ts). */
import type { LessonContent } from '../../../lessons/types.ts';
import type { Prose, Shelf } from './shelf.ts';

export const shelf: Shelf = {
  contents: import.meta.glob<LessonContent>('../../../lessons/[a-e]*/lesson.ts', {
    import: 'lesson',
  }),
  proses: import.meta.glob<Prose>('../../../lessons/[a-e]*/*.mdx', { import: 'default' }),
};
