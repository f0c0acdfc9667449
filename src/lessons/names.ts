import { COURSE } from './curriculum.ts';

/**
 * The slug of the lesson that a name means. A name is a slug, a lesson's number in the course, or a
 * slug behind a number, as in `29-three-way-handshake`: so lessons were called before their numbers
 * followed from the curriculum, and links and kept progress still call them so.
 */
export function slugOf(name: string): string {
  if (/^\d+$/.test(name)) return COURSE[Number(name) - 1]?.slug ?? name;
  return name.replace(/^\d+-(?=.)/, '');
}
