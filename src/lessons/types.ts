import type { Localized } from '../i18n/language.ts';

/** What the home page and the header know about a lesson without opening it. */
export interface LessonMeta {
  /** The name of its folder, and its address: `#/lesson/<id>`. */
  readonly id: string;
  readonly number: number;
  readonly chapter: number;
  readonly title: Localized;
  /** The one question the lesson answers. */
  readonly question: Localized;
  readonly minutes: number;
}
