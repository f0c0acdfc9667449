/**
 * The parts of a link that can be read, and yet say nothing here: they are left out, and whoever
 * opened the link is told which. A link that cannot be read is told by link-fault.ts and
 * stage-fault.ts.
 */
import type { LessonContent } from '../../lessons/types.ts';
import type { Fault, Rule } from '../../stack/schema/faults.ts';
import { END } from '../lesson/steps.ts';
import type { StageView } from '../view-kit/stage-view.ts';

/** Everything that a link may say; a look has the name of its view behind it. */
export const PARTS = [
  ...['mode', 'step', 'seed', 't', 'in', 'p', 'run', 'vs', 'vs-in', 'vs-p', 'vs-run'],
  ...['first', 'second', 'split', 'share', 'sides', 'alone', 'of', 'left', 'right'],
  'byte',
] as const;
const LOOK = 'look.';
const LONGEST_FOUND = 60;

type Lesson = Pick<LessonContent, 'steps' | 'scenario'>;

export async function unusedParts(
  query: string,
  lesson: Lesson,
  views: readonly StageView[],
): Promise<readonly Fault[]> {
  const said = new URLSearchParams(query);
  const looks = [...said].filter(([key]) => key.startsWith(LOOK));
  const ofLooks = await Promise.all(
    looks.map(([key, look]) =>
      lookFaults(
        key,
        look,
        views.find(({ id }) => LOOK + id === key),
      ),
    ),
  );
  return [
    ...namesOf(said),
    ...valuesOf(said, lesson),
    ...viewsOf(said, views),
    ...subjectsOf(said, lesson),
    ...ofLooks.flat(),
  ];
}

function fault(key: string, found: string, rule: Rule): Fault {
  return { ...rule, path: [key], found: found.slice(0, LONGEST_FOUND) };
}

/** What there is no such part of, or twice. */
function namesOf(said: URLSearchParams): Fault[] {
  const known: readonly string[] = PARTS;
  const before = new Map<string, string>();
  return [...said].flatMap(([key, value]) => {
    if (!known.includes(key) && !key.startsWith(LOOK)) {
      return [fault(key, value, { code: 'unknown', allowed: [...known, `${LOOK}…`] })];
    }
    const first = before.get(key);
    before.set(key, value);
    return first === undefined ? [] : [fault(key, value, { code: 'double', allowed: [first] })];
  });
}

function valuesOf(said: URLSearchParams, { steps, scenario }: Lesson): Fault[] {
  const found: Fault[] = [];
  const say = (key: string, isRight: (value: string) => boolean, rule: Rule) => {
    const value = said.get(key);
    if (value !== null && !isRight(value)) found.push(fault(key, value, rule));
  };
  say('mode', (mode) => mode === 'present', { code: 'choice', allowed: ['present'] });
  const ids = [...steps.map(({ id }) => id), END];
  say('step', (step) => ids.includes(step), { code: 'unknown', allowed: ids });
  const { until } = scenario;
  say('t', (at) => Number(at) <= until, { code: 'whole', low: 0, high: until });
  // The run beside is made only if it is said how the two lie.
  if (!said.has('vs')) {
    for (const key of ['vs-in', 'vs-p', 'vs-run']) {
      say(key, () => false, { code: 'kind', allowed: ['vs=beside', 'vs=overlaid', '…'] });
    }
  }
  return found;
}

function viewsOf(said: URLSearchParams, views: readonly StageView[]): Fault[] {
  const allowed = views.map(({ id }) => id);
  const named = ['first', 'second', 'alone', 'sides'].flatMap((key) =>
    (said.get(key)?.split('~') ?? []).map((word) => ({ key, id: word.replace(/^-/, '') })),
  );
  return named
    .filter(({ id }) => id !== '' && !allowed.includes(id))
    .map(({ key, id }) => fault(key, id, { code: 'unknown', allowed }));
}

/** Nodes that the scenario does not have; a run that was changed may have others. */
function subjectsOf(said: URLSearchParams, { scenario }: Lesson): Fault[] {
  if (said.has('p') || said.has('vs-p')) return [];
  const allowed = scenario.nodes.map((_, node) => String(node));
  const named = ['of', 'left', 'right'].flatMap((key) =>
    (said.get(key)?.split('~') ?? []).map((word) => ({ key, word })),
  );
  return named
    .filter(({ word }) => word.startsWith('node ') && !allowed.includes(word.slice(5)))
    .map(({ key, word }) => fault(key, word, { code: 'no-node', allowed }));
}

async function lookFaults(
  key: string,
  look: string,
  view: StageView | undefined,
): Promise<readonly Fault[]> {
  if (view === undefined) return [fault(key, look, { code: 'unknown', allowed: [] })];
  const { understands = () => false } = await view.load();
  const parts = look.split('~');
  const known = await Promise.all(parts.map(understands));
  return parts
    .filter((_, at) => !known[at])
    .map((part) => fault(key, part, { code: 'unknown', allowed: [] }));
}
