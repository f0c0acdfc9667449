import { describe, expect, it } from 'vitest';
import { type Cursor, cursorAtEnd, visibleAt } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import {
  CLIENT,
  DELAY,
  dataAndClose,
  handshake,
  makeTrace,
  SERVER,
  simultaneousOpen,
  TWO_HOSTS,
} from '../../../model/testing/made-trace.ts';
import { ipv4 } from '../../../stack/core/addresses.ts';
import { boxesTouch } from '../../view-kit/geometry.ts';
import { ladderLayout } from './layout.ts';
import { lastEventOf } from './margin-annotations.ts';
import { ladderRun, layerOf, titleOf } from './model.ts';
import { nodeHead } from './node-head.ts';
import { crossPart, finalLine, packetLine } from './packet-lines.ts';

const wide = { width: 1200, height: 560, rem: 16, least: 0 };
const phone = { width: 390, height: 560, rem: 16, least: 0 };

function pictured(make: (t: ReturnType<typeof makeTrace>) => unknown, size = wide) {
  const trace = makeTrace();
  make(trace);
  const model = recordedRun(trace.log, TWO_HOSTS);
  const run = ladderRun(model, {});
  return { trace, model, run, layout: ladderLayout(run, size) };
}

const toTheEnd = (t: ReturnType<typeof makeTrace>) => dataAndClose(t, handshake(t));

describe('the axis', () => {
  it('is wider where microseconds stand behind whole seconds, as on a real network', () => {
    const { run, layout } = pictured(handshake, phone);
    const later = run.packets.map((each) => ({ ...each, starts: each.starts + 4_000_001 }));
    const wider = ladderLayout({ ...run, packets: later }, phone);
    expect(wider.firstX).toBeGreaterThan(layout.firstX);
  });
});

describe('what the ladder shows', () => {
  it('gathers calls, returns and states of one instant', () => {
    const { run } = pictured(handshake);
    const [group] = run.groups.filter((g) => g.node === SERVER);
    expect(group?.lines.map((line) => line.kind)).toEqual([
      'call',
      'call',
      'call',
      'state',
      'call',
    ]);
  });

  it('names packets by their flags, data and repetition', () => {
    const { run } = pictured((t) => dataAndClose(t, handshake(t, true)));
    const titles = run.packets.map(titleOf);
    expect(titles.slice(0, 2)).toEqual(['SYN', '↻ SYN']);
    expect(titles).toContain('PSH, ACK · 5 B');
    expect(run.packets.every((p) => layerOf(p) === 'transport')).toBe(true);
  });

  it('heads each life line with the endpoint and the state at the cursor', () => {
    const { trace, model } = pictured(handshake);
    const node = TWO_HOSTS.nodes[SERVER]!;
    const listening = nodeHead(model, node, visibleAt(trace.log, 0), undefined);
    expect([listening.endpoint, listening.state]).toEqual(['10.0.0.2:80', 'LISTEN']);
    expect(nodeHead(model, node, cursorAtEnd(trace.log), undefined).state).toBe('ESTABLISHED');
  });

  it('shows no state of TCP at a host whose first packet is not of TCP, until it has a connection', () => {
    const { trace, model } = pictured((made) => {
      const ends = { srcAddress: 1, dstAddress: 2, srcPort: 53, dstPort: 53 };
      const packet = made.add(0, 'udp.sent', CLIENT, -1, { ...ends, length: 8 });
      const way = { nic: 0, link: 0, bytes: 60, starts: 0, arrives: DELAY };
      made.add(0, 'frame.sent', CLIENT, -1, { ...way, frame: 99, packet });
      handshake(made);
    });
    const state = (at: Cursor) => nodeHead(model, TWO_HOSTS.nodes[CLIENT]!, at, undefined).state;
    expect(state({ at: 0, event: 2 })).toBe('');
    expect(state(cursorAtEnd(trace.log))).toBe('ESTABLISHED');
  });

  it('shows an address of TEST-NET-1, but not the one of a live run that has none yet', () => {
    const { trace, model } = pictured(() => undefined);
    const at = visibleAt(trace.log, 0);
    const [us, other] = TWO_HOSTS.nodes;
    const head = (address: string, kind: string) => {
      const host = { ...us!, addresses: [ipv4(address)] };
      const topology = { ...TWO_HOSTS, nodes: [host, { ...other!, kind }] };
      return nodeHead({ ...model, topology }, host, at, undefined).endpoint;
    };
    expect(head('192.0.2.80', 'host')).toBe('192.0.2.80');
    expect(head('192.0.2.1', 'host')).toBe('192.0.2.1');
    expect(head('192.0.2.80', 'network')).toBe('192.0.2.80');
    expect(head('192.0.2.1', 'network')).toBe('');
  });

  it('leaves out the protocols and instants it is told to', () => {
    const { model } = pictured(toTheEnd);
    expect(ladderRun(model, { hide: ['tcp'] }).packets).toEqual([]);
    expect(ladderRun(model, { range: { from: 0, to: 50_000 } }).packets).toHaveLength(3);
  });
});

describe('the layout', () => {
  it('slants every packet downwards, from sender to receiver', () => {
    const { layout, run } = pictured(toTheEnd);
    for (const packet of run.packets) {
      const line = packetLine(layout, packet)!;
      expect(line.to.y).toBeGreaterThan(line.from.y);
      expect(Math.sign(line.to.x - line.from.x)).toBe(packet.from === CLIENT ? 1 : -1);
    }
  });

  it("shows that a packet's way takes time, and the handshake without scrolling", () => {
    const { layout, run } = pictured(toTheEnd);
    const [syn, , third] = run.packets.map((packet) => packetLine(layout, packet)!);
    expect(syn!.to.y - syn!.from.y).toBeGreaterThan(3 * wide.rem);
    expect(third!.to.y).toBeLessThan(wide.height);
  });

  it('keeps packets of equal delay parallel on both sides of a break', () => {
    const { layout, run } = pictured((t) => handshake(t, true));
    const drops = run.packets.map((p) => {
      const line = packetLine(layout, p)!;
      return line.to.y - line.from.y;
    });
    for (const drop of drops) expect(drop).toBeCloseTo(drops[0]!);
  });

  it('ends a lost packet at its cross, off the life lines', () => {
    const { layout, run } = pictured((t) => handshake(t, true));
    const lost = run.packets[0]!;
    const way = packetLine(layout, lost)!;
    expect(crossPart(lost)).toBeCloseTo(0.65);
    expect(finalLine(lost, way).to.x).toBeLessThan(way.to.x);
  });

  it('puts no two texts of a side over each other', () => {
    const { layout } = pictured(toTheEnd);
    for (const edge of ['left', 'right']) {
      const boxes = layout.sides
        .filter((side) => side.edge === edge)
        .map(({ textY, group }) => {
          const waiting = group.lines.filter((l) => l.kind === 'call' && l.call.blocked).length;
          const height = (group.lines.length + waiting) * 1.3 * 16;
          return { x: 0, y: textY + height / 2, width: 10, height: height - 1, angle: 0 };
        });
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) expect(boxesTouch(a, b)).toBe(false);
      });
    }
  });

  it('brackets calls that block, in lanes of their own', () => {
    const { layout } = pictured(toTheEnd);
    expect(layout.brackets.map((b) => b.call.name)).toEqual(['accept', 'connect', 'recv']);
    expect(layout.brackets[1]?.to).toBeCloseTo(layout.scale.y(2 * DELAY));
  });

  it('draws timers that fired, towards the inside', () => {
    const { layout } = pictured(toTheEnd);
    expect(layout.timers.map((t) => [t.timer.name, t.bulge > 0])).toEqual([['time-wait', true]]);
  });

  it('puts states inside on a phone and leaves the calls to another view', () => {
    const { layout } = pictured(simultaneousOpen, phone);
    expect(layout.narrow).toBe(true);
    expect(layout.brackets).toEqual([]);
    expect(new Set(layout.sides.map((s) => s.edge))).toEqual(
      new Set(['inside-right', 'inside-left']),
    );
    expect(layout.sides.every((s) => s.group.lines.length === 1)).toBe(true);
  });

  it('knows the last event that changes a group of texts', () => {
    const { layout, run } = pictured(handshake);
    const connect = run.blocking.find((c) => c.name === 'connect')!;
    const side = layout.sides.find((s) =>
      s.group.lines.some((l) => l.kind === 'call' && l.call === connect),
    )!;
    expect(lastEventOf(side)).toBe(connect.returnEvent);
  });

  it('survives a run without events and one without a topology', () => {
    expect(pictured(() => {}).layout.contentHeight).toBe(wide.height);
    const trace = makeTrace();
    handshake(trace);
    const run = ladderRun(recordedRun(trace.log), {});
    expect(run.nodes.map((n) => n.name)).toEqual(['#0', '#1']);
  });
});
