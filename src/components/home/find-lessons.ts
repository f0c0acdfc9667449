/** Lessons by what somebody types: into the search of the course, or as an address. */
import { findLesson } from '../../lessons/catalog.ts';
import { COURSE, CURRICULUM, type PlannedLesson } from '../../lessons/curriculum.ts';

const plain = (text: string) => text.toLowerCase().normalize('NFKC');

function textOf({ slug, number, title, chapter }: PlannedLesson): string {
  const { question } = findLesson(slug) ?? {};
  const place = CURRICULUM[chapter - 1]?.title;
  const all = [title, question, place].flatMap((text) => (text ? [text.en, text.zh] : []));
  return plain([number, slug, ...all].join(' '));
}

/** Those that hold every word of the query; the ones that are open first. */
export function findLessons(query: string): readonly PlannedLesson[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = COURSE.filter((lesson) => {
    const text = textOf(lesson);
    return words.every((word) => text.includes(word));
  });
  const rank = (lesson: PlannedLesson) => Number(findLesson(lesson.slug) === undefined);
  return [...found].sort((a, b) => rank(a) - rank(b));
}

const MOST = 3;
/** Below this share of common pairs of letters, two names have nothing to do with each other. */
const ALIKE = 0.34;

/** The lessons that somebody may have meant by an address that leads nowhere. */
export function closestLessons(address: string): readonly PlannedLesson[] {
  const name = plain(decoded(address).split('/').filter(Boolean).at(-1) ?? '');
  if (/^\d+$/.test(name)) {
    const away = (lesson: PlannedLesson) => Math.abs(lesson.number - Number(name));
    return [...COURSE]
      .sort((a, b) => away(a) - away(b))
      .slice(0, Number(name) <= COURSE.length ? 1 : MOST);
  }
  return COURSE.map((lesson) => {
    const names = [lesson.slug, lesson.title.en, lesson.title.zh].map(plain);
    return { lesson, score: Math.max(...names.map((each) => likeness(each, name))) };
  })
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ lesson }) => lesson);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Twice the common pairs of neighbouring letters, as a share of all pairs; 1 for equal names. */
function likeness(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const common = one.filter((pair) => other.includes(pair)).length;
  return one.length + other.length === 0 ? 0 : (2 * common) / (one.length + other.length);
}

function pairsOf(name: string): string[] {
  const letters = name.replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const pairs = Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) =>
    letters.slice(i, i + 2),
  );
  return [...new Set(pairs)];
}
