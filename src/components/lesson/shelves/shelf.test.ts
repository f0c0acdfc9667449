import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../i18n/language.ts';
import { contentPath, prosePath, shelfOf } from './shelf.ts';

const LESSONS = Object.keys(import.meta.glob('../../../lessons/*/lesson.ts')).map(
  (path) => path.split('/').at(-2) ?? '',
);

describe('the shelf of a lesson', () => {
  test.each(LESSONS)('has the logic of %s and its prose in every language', async (lesson) => {
    const { contents, proses } = await shelfOf(lesson);
    expect(contents).toHaveProperty([contentPath(lesson)]);
    for (const { id } of LANGUAGES) {
      expect(proses).toHaveProperty([prosePath(lesson, id)]);
    }
  });

  test('is not found for what no lesson can be called', async () => {
    await expect(shelfOf('~')).rejects.toThrow('no lesson begins with ~');
  });
});
