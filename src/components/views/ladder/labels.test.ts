import { describe, expect, it } from 'vitest';
import { cursorAtEnd } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import {
  CLIENT,
  DELAY,
  handshake,
  type MadeTrace,
  makeTrace,
  SERVER,
  TWO_HOSTS,
} from '../../../model/testing/made-trace.ts';
import { boxesTouch } from '../../view-kit/geometry.ts';
import { endWord } from './end-words.ts';
import { placeFlightTags } from './flight-tags.ts';
import { ladderWords, spokenPacket } from './labels.ts';
import { ladderLayout } from './layout.ts';
import { ladderRun } from './model.ts';
import { shownPackets } from './shown.ts';
import type { LadderText } from './text.ts';

const size = { width: 935, height: 390, rem: 16, least: 0 };
const text = ((key: string) => key) as LadderText;

function labelled(make: (trace: MadeTrace) => unknown) {
  const trace = makeTrace();
  make(trace);
  const model = recordedRun(trace.log, TWO_HOSTS);
  const run = ladderRun(model, {});
  const layout = ladderLayout(run, size);
  const input = { model, layout, packets: run.packets, sequence: 'relative' as const, text };
  return { trace, layout, ...ladderWords({ ...input, bytesOf: undefined, language: 'en' }) };
}

describe('the words of packets', () => {
  it('name two that lie on each other once, with their number', () => {
    const { labels } = labelled((trace) => {
      trace.send(0, SERVER, -1, ['SYN', 'ACK'], 'syn-ack', 0, 1);
      trace.send(0, SERVER, -1, ['SYN', 'ACK'], 'syn-ack', 0, 1);
    });
    expect(labels.map(({ title, visible }) => [title.endsWith('×2'), visible])).toEqual([
      [true, true],
      [true, false],
    ]);
  });

  it('say each of two packets that only leave together', () => {
    const { labels } = labelled((trace) => {
      trace.send(0, CLIENT, -1, ['ACK'], 'ack', 1, 1);
      trace.send(0, CLIENT, -1, ['FIN', 'ACK'], 'fin', 1, 1);
    });
    expect(labels.every(({ title }) => !title.includes('×'))).toBe(true);
  });

  it('do not repeat in numbers how much data the name has told', () => {
    const { labels } = labelled(handshake);
    expect(labels.every(({ fullDetail }) => !fullDetail.includes('len'))).toBe(true);
  });
});

describe('a packet that arrived and was put aside', () => {
  const aside = () => {
    const made = labelled((trace) => {
      const syn = trace.send(0, CLIENT, -1, ['SYN'], 'syn', 0, 0);
      const received = trace.deliver(syn);
      const body = { layer: 'transport', why: 'tcp-checksum', rfc: 'RFC9293#3.1' } as const;
      trace.add(DELAY, 'packet.ignored', SERVER, received, body);
    });
    return { ...made, label: made.labels[0]! };
  };
  const ignored = () => ({ en: 'wrong', zh: '不对' });

  it('is drawn to its end, and crossed out there once that has happened', () => {
    const { label, labels, trace } = aside();
    expect(label.drawn).toEqual(label.way);
    const end = cursorAtEnd(trace.log);
    expect(shownPackets(labels, end, false)[0]).toMatchObject({ phase: 'delivered', aside: true });
    const before = { ...end, event: end.event - 1 };
    expect(shownPackets(labels, before, false)[0]).toMatchObject({ aside: false });
  });

  it('says why, as soon as the words for it are there', () => {
    const { label } = aside();
    expect(endWord(label.packet, label.aside, ignored, 'zh')).toBe('不对');
    expect(endWord(label.packet, label.aside, undefined, 'en')).toBe('');
  });

  it('is told so to a screen reader', () => {
    const { label, trace } = aside();
    const model = recordedRun(trace.log, TWO_HOSTS);
    const say = (why?: string) =>
      spokenPacket(model, label.packet, 'relative', trace.log.count, text, 'en', why);
    expect(say('wrong')).toContain('aside');
    expect(say()).not.toContain('aside');
  });
});

describe('what a packet in flight carries', () => {
  it('stands below the line of now, inside the life lines, apart from what others carry', () => {
    const { trace, layout, labels } = labelled((made) => {
      made.send(0, CLIENT, -1, ['SYN'], 'syn', 0, 0);
      made.send(0, SERVER, -1, ['SYN'], 'syn', 0, 0);
    });
    const at = DELAY / 2;
    const cursor = { ...cursorAtEnd(trace.log), at };
    const flying = shownPackets(labels, cursor, false);
    const tags = placeFlightTags(flying, layout, () => 'Drop this SYN');
    expect(tags).toHaveLength(2);
    const boxes = tags.map(({ x, top }) => ({ x, y: top + 20, width: 150, height: 40, angle: 0 }));
    expect(boxesTouch(boxes[0]!, boxes[1]!)).toBe(false);
    for (const { x, top } of tags) {
      expect(top).toBeGreaterThan(layout.scale.y(at));
      expect(x).toBeGreaterThan(layout.firstX);
      expect(x).toBeLessThan(layout.lastX);
    }
  });
});
