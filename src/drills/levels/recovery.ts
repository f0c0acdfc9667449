import { USUAL } from '../../model/judge/happening.ts';
import { nextBelow, seededRng } from '../../stack/core/rng.ts';
import { heardTheEnd, isOpen, opening, otherSeat, PAUSE, programOf } from '../acts.ts';
import type { Deal, Level, Seat } from '../level.ts';

const SEGMENT = 1000;
const WHOLE = [7, 8, 9];
const REST = [0, 600];
const REQUEST = 'GET /file';
const SETTINGS = { timestamps: false, windowScaling: false, announcedMss: SEGMENT };
const BUFFER = 16_000;

/** Whoever calls asks for the file, or brings it. */
const ask = { do: 'send', on: 'caller', text: REQUEST } as const;
const hear = { do: 'recv', on: 'caller', size: 100 } as const;

function deal(seat: Seat, seed: number): Deal {
  const rng = seededRng(seed);
  const file =
    (WHOLE[nextBelow(rng, WHOLE.length)] as number) * SEGMENT +
    (REST[nextBelow(rng, REST.length)] as number);
  const asks = seat === 'client';
  const request = { what: 'write' as const, bytes: REQUEST.length };
  return {
    acts: [
      opening(seat),
      ...(asks ? [{ once: isOpen, after: PAUSE, does: request }] : []),
      { once: heardTheEnd, after: PAUSE, does: { what: 'close' } },
    ],
    options: { mss: SEGMENT, sackPermitted: true },
    policy: { ...USUAL, largest: SEGMENT, buffer: BUFFER },
    peer: {
      settings: SETTINGS,
      process: programOf(
        otherSeat(seat),
        ...(asks ? [hear] : []),
        { do: 'send', on: 'caller', bytes: file },
        { do: 'close', on: 'caller' },
      ),
    },
    link: { lossPpm: 160_000, bandwidth: 2_000_000 },
    instead: {
      settings: { ...SETTINGS, receiveBuffer: BUFFER },
      process: programOf(
        seat,
        { do: 'wait', for: PAUSE },
        ...(asks ? [ask] : []),
        { do: 'recvAll', on: 'caller', size: SEGMENT },
        { do: 'wait', for: PAUSE },
        { do: 'close', on: 'caller' },
      ),
    },
  };
}

export const recovery: Level = {
  id: 'recovery',
  title: { en: 'Recovery with SACK', zh: '用 SACK 恢复' },
  about: {
    en: 'A file comes over a line that loses one segment in six. Tell the sender what has arrived beyond the gaps.',
    zh: '一个文件经线路传来，平均每六个报文段丢一个。告诉发送方：缺口之后已经收到了什么。',
  },
  role: {
    client: {
      en: 'You are the client: you call, ask for the file, and receive it.',
      zh: '你是客户端：由你发起连接、请求文件并接收它。',
    },
    server: {
      en: 'You are the server: you are called, and receive the file.',
      zh: '你是服务器：别人连接你，把文件传给你。',
    },
  },
  deal,
};
