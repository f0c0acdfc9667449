import { USUAL } from '../../model/judge/happening.ts';
import { MILLISECOND } from '../../stack/core/instant.ts';
import { nextBelow, seededRng } from '../../stack/core/rng.ts';
import { hasHeard, heardTheEnd, isOpen, opening, otherSeat, PAUSE, programOf } from '../acts.ts';
import type { Act, Deal, Level, Seat } from '../level.ts';

const REQUESTS = ['GET /time', 'GET /', 'GET /weather/today'];
const ANSWERS = ['A quarter past ten', 'Rain, later sun', 'Nobody knows'];
/** Who closes first; `both`: their FINs cross. */
const ENDINGS = ['you', 'peer', 'both'] as const;
type Ending = (typeof ENDINGS)[number];

const SETTINGS = { sack: false, timestamps: false, windowScaling: false, announcedMss: 1000 };
const BUFFER = 8000;

/** Who closes first waits a while after the last word; who closes second has heard of it. */
type Step = Parameters<typeof programOf>[1];
const closes = (first: boolean, pause: number): Step[] => [
  ...(first ? [] : [{ do: 'recv' as const, on: 'caller', size: 100 }]),
  { do: 'wait', for: pause },
  { do: 'close', on: 'caller' },
];

interface Words {
  readonly request: string;
  readonly answer: string;
}

/** One side of the conversation, as a program of ours has it. */
function talk(seat: Seat, { request, answer }: Words, first: boolean, pause: number) {
  const recv: Step = { do: 'recv', on: 'caller', size: 100 };
  const wait: Step = { do: 'wait', for: PAUSE };
  const steps: Step[] =
    seat === 'client'
      ? [wait, { do: 'send', on: 'caller', text: request }, recv]
      : [recv, wait, { do: 'send', on: 'caller', text: answer }];
  return programOf(seat, ...steps, ...closes(first, pause));
}

/** The same side, as the learner's program. */
function actsOf(seat: Seat, { request, answer }: Words, ending: Ending): Act[] {
  const asks = seat === 'client';
  const said = { what: 'write' as const, bytes: (asks ? request : answer).length };
  const lastHeard = asks ? hasHeard(answer.length) : hasHeard(request.length);
  return [
    opening(seat),
    { once: asks ? isOpen : lastHeard, after: PAUSE, does: said },
    {
      once: ending === 'peer' ? heardTheEnd : lastHeard,
      after: PAUSE,
      does: { what: 'close' },
    },
  ];
}

function deal(seat: Seat, seed: number): Deal {
  const rng = seededRng(seed);
  const words = {
    request: REQUESTS[nextBelow(rng, REQUESTS.length)] as string,
    answer: ANSWERS[nextBelow(rng, ANSWERS.length)] as string,
  };
  const ending = ENDINGS[nextBelow(rng, ENDINGS.length)] as Ending;
  // The FINs of both cross on a wire of 20 ms.
  const pause = ending === 'both' ? 55 * MILLISECOND : PAUSE;
  return {
    acts: actsOf(seat, words, ending),
    options: { mss: SETTINGS.announcedMss },
    policy: { ...USUAL, largest: SETTINGS.announcedMss, buffer: BUFFER },
    peer: {
      settings: SETTINGS,
      process: talk(otherSeat(seat), words, ending !== 'you', pause),
    },
    link: {},
    instead: {
      settings: { ...SETTINGS, receiveBuffer: BUFFER },
      process: talk(seat, words, ending !== 'peer', PAUSE),
    },
  };
}

export const handshake: Level = {
  id: 'handshake',
  title: { en: 'Open and close', zh: '建立与关闭' },
  about: {
    en: 'A connection is opened, used for a question and its answer, and closed. Nothing is lost. Who closes first differs from seed to seed.',
    zh: '建立连接，一问一答，然后关闭。途中不会丢失任何东西；谁先关闭，每个种子不同。',
  },
  role: {
    client: {
      en: 'You are the client: you call, ask, and take the answer.',
      zh: '你是客户端：由你发起连接、提问、收下回答。',
    },
    server: {
      en: 'You are the server: you are called, hear the question, and answer it.',
      zh: '你是服务器：别人连接你，你听取提问，作出回答。',
    },
  },
  deal,
};
