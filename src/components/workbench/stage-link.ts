/**
 * The part of a link that holds how the stage is arranged: `first`, `second`, `split`, `share`,
 * `sides`, `alone` (with `of`, its subject), `left` and `right` (subjects), `look.<view>`, `byte`. Only what
 * the reader chose is in it; the rest follows the lesson's step. What is out of form or out of
 * bounds makes the link broken; a view that this version does not have is left out by the plan.
 */
import type { Side } from '../view-kit/stage-view.ts';
import type { ChosenSubjects } from './arrange.ts';
import { clampShare, type Split, type StageWish } from './plan.ts';
import { type Alone, NO_CHOICE, type StageChoice } from './workbench-store.ts';

const ID = /^[a-z][a-z0-9-]{0,31}$/;
const LOOK = /^[\w.~-]{1,400}$/;
/** 'node 2', 'connection 10.0.0.1:49152 10.0.0.2:80 0'. */
const WORD = /^[a-z]+(?: [\d.:]+){0,4}$/;
/** Connection, side, place: `0.1.2920`. */
const BYTE = /^(\d{1,6})\.([01])\.(\d{1,12})$/;
const MOST_VIEWS = 32;

export function encodeStage({ own, alone, subjects, looks, byte }: StageChoice): string {
  const parts: string[] = [];
  const add = (key: string, value: string | number | undefined) => {
    if (value !== undefined) parts.push(`${key}=${encodeURIComponent(value)}`);
  };
  add('first', own.first);
  add('second', own.second === null ? '' : own.second);
  add('split', own.split);
  add('share', own.share);
  const sides = Object.entries(own.sides ?? {}).map(([id, on]) => (on ? id : `-${id}`));
  add('sides', sides.length > 0 ? sides.join('~') : undefined);
  add('alone', alone?.view);
  add('of', alone?.subject ?? undefined);
  for (const side of ['left', 'right'] as const) {
    const words = Object.values(subjects[side]);
    add(side, words.length > 0 ? words.join('~') : undefined);
  }
  for (const [view, look] of Object.entries(looks)) add(`look.${view}`, look);
  add('byte', byte ? `${byte.connection}.${byte.side}.${byte.byte}` : undefined);
  return parts.join('&');
}

/** Reads a query string; undefined when what it says of the stage is broken. */
export function decodeStage(query: string): StageChoice | undefined {
  const said = new URLSearchParams(query);
  const own = ownOf(said);
  const alone = aloneOf(said);
  const left = subjectsOf(said, 'left');
  const right = subjectsOf(said, 'right');
  const looks = looksOf(said);
  const byte = byteOf(said.get('byte'));
  if (!own || alone === undefined || !left || !right || !looks) return undefined;
  if (byte === undefined) return undefined;
  return { own, alone, subjects: { left, right }, looks, byte };
}

function ownOf(said: URLSearchParams): StageWish | undefined {
  const first = said.get('first');
  const second = said.get('second');
  const split = said.get('split');
  const share = said.get('share');
  const sides = said.get('sides');
  const ids = sides?.split('~') ?? [];
  const sound =
    (first === null || ID.test(first)) &&
    (second === null || second === '' || ID.test(second)) &&
    (split === null || split === 'beside' || split === 'below') &&
    (share === null || (/^\d{1,2}$/.test(share) && clampShare(Number(share)) === Number(share))) &&
    ids.length <= MOST_VIEWS &&
    ids.every((id) => ID.test(id.replace(/^-/, '')));
  if (!sound) return undefined;
  return {
    ...(first === null ? {} : { first }),
    ...(second === null ? {} : { second: second === '' ? null : second }),
    ...(split === null ? {} : { split: split as Split }),
    ...(share === null ? {} : { share: Number(share) }),
    ...(sides === null
      ? {}
      : {
          sides: Object.fromEntries(ids.map((id) => [id.replace(/^-/, ''), !id.startsWith('-')])),
        }),
  };
}

/** null: none is alone; undefined: out of form. */
function aloneOf(said: URLSearchParams): Alone | null | undefined {
  const view = said.get('alone');
  const subject = said.get('of');
  if (view === null) return subject === null ? NO_CHOICE.alone : undefined;
  if (!ID.test(view) || (subject !== null && !WORD.test(subject))) return undefined;
  return { view, subject };
}

function subjectsOf(said: URLSearchParams, side: Side): ChosenSubjects['left'] | undefined {
  const words = said.get(side)?.split('~') ?? [];
  if (words.length > MOST_VIEWS || !words.every((word) => WORD.test(word))) return undefined;
  return Object.fromEntries(words.map((word) => [word.split(' ')[0] as string, word]));
}

/** null: none is followed; undefined: out of form. */
function byteOf(word: string | null): StageChoice['byte'] | undefined {
  if (word === null) return null;
  const [all, connection = 0, side = 0, byte = 0] = (BYTE.exec(word) ?? []).map(Number);
  return all === undefined ? undefined : { kind: 'byte', connection, side, byte };
}

function looksOf(said: URLSearchParams): Record<string, string> | undefined {
  const looks: Record<string, string> = {};
  for (const [key, look] of said) {
    if (!key.startsWith('look.')) continue;
    const view = key.slice('look.'.length);
    if (!ID.test(view) || !LOOK.test(look)) return undefined;
    looks[view] = look;
  }
  return looks;
}
