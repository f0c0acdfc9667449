import { USUAL } from '../../model/judge/happening.ts';
import { nextBelow, seededRng } from '../../stack/core/rng.ts';
import { isOpen, opening, otherSeat, PAUSE, programOf } from '../acts.ts';
import type { Deal, Level, Seat } from '../level.ts';

const SEGMENT = 1000;
/** Whole segments, and what the last one carries. */
const WHOLE = [4, 5, 6];
const REST = [0, 400];
const ROOM = 3 * SEGMENT;
const SETTINGS = { sack: false, timestamps: false, windowScaling: false, announcedMss: SEGMENT };
const BUFFER = 8000;
const INITIAL_WINDOW = 2;

function deal(seat: Seat, seed: number): Deal {
  const rng = seededRng(seed);
  const file =
    (WHOLE[nextBelow(rng, WHOLE.length)] as number) * SEGMENT +
    (REST[nextBelow(rng, REST.length)] as number);
  return {
    acts: [
      opening(seat),
      { once: isOpen, after: PAUSE, does: { what: 'write', bytes: file } },
      { once: isOpen, after: PAUSE, does: { what: 'close' } },
    ],
    options: { mss: SEGMENT },
    policy: { ...USUAL, largest: SEGMENT, buffer: BUFFER, initialWindow: INITIAL_WINDOW },
    peer: {
      settings: { ...SETTINGS, receiveBuffer: ROOM },
      process: programOf(
        otherSeat(seat),
        { do: 'recv', on: 'caller', size: ROOM },
        { do: 'wait', for: 10 * PAUSE },
        { do: 'recvAll', on: 'caller', size: ROOM },
        { do: 'close', on: 'caller' },
      ),
    },
    link: { lossPpm: 120_000 },
    instead: {
      settings: { ...SETTINGS, receiveBuffer: BUFFER, initialWindow: INITIAL_WINDOW },
      process: programOf(
        seat,
        { do: 'wait', for: PAUSE },
        { do: 'send', on: 'caller', bytes: file },
        { do: 'wait', for: PAUSE },
        { do: 'close', on: 'caller' },
      ),
    },
  };
}

export const transfer: Level = {
  id: 'transfer',
  title: { en: 'A transfer with losses', zh: '有丢失的传输' },
  about: {
    en: 'The receiver has room for three segments and reads slowly, and the line loses some. Keep to the window, and repeat what is lost: not too early, not too late.',
    zh: '接收方只放得下三个报文段，读得又慢，线路还会丢。守住窗口，丢了就重发：不早也不晚。',
  },
  role: {
    client: {
      en: 'You are the client: you call, and send a file.',
      zh: '你是客户端：由你发起连接，并发送一个文件。',
    },
    server: {
      en: 'You are the server: you are called, and send a file.',
      zh: '你是服务器：别人连接你，由你发送一个文件。',
    },
  },
  deal,
};
