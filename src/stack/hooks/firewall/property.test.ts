/** Whatever comes: no packet makes a firewall throw, and what it remembers stays within its bounds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createArena, framesHeld, freeFrame, importFrame } from '../../core/arena.ts';
import { readPacket } from '../../protocols/ipv4/ip.ts';
import { emptyPacket, type IpSend, type LinkFx } from '../../protocols/kind.ts';
import { createLog } from '../../trace/log.ts';
import { ethernet, ipv4, layer, packet } from '../../wire/index.ts';
import { ANNAS, NORTHS, SERVERS } from '../nat/testing/homes.ts';
import { firewall } from './index.ts';
import type { Rule } from './spec.ts';
import { createFirewall } from './state.ts';

const noise = fc.record({
  bytes: fc.uint8Array({ maxLength: 100 }),
  type: fc.constantFrom(undefined, 0, 3, 8, 11),
  head: fc.record({
    protocol: fc.constantFrom(1, 6, 17, 47),
    src: fc.constantFrom(ANNAS, SERVERS, NORTHS),
    dst: fc.constantFrom(ANNAS, SERVERS, NORTHS),
    flags: fc.constantFrom(0, 1),
    fragmentOffset: fc.constantFrom(0, 0, 1, 8_000),
    identification: fc.integer({ min: 0, max: 0xffff }),
  }),
  at: fc.constantFrom('in', 'out', 'forward' as const),
});
const rule: fc.Arbitrary<Rule> = fc.record(
  {
    verdict: fc.constantFrom('accept', 'drop', 'reject' as const),
    direction: fc.constantFrom('in', 'out', 'forward' as const),
    protocol: fc.constantFrom('tcp', 'udp', 'icmp' as const),
    state: fc.constant(['new'] as const as Rule['state'] & {}),
    dstPort: fc.constantFrom(0, 80),
  },
  { requiredKeys: ['verdict'] },
);

test('hostile packets, whatever the rules are', () => {
  fc.assert(
    fc.property(fc.array(rule), fc.array(noise, { maxLength: 100 }), (rules, packets) => {
      const state = createFirewall({ rules, mostFlows: 4 });
      const arena = createArena(8);
      const fx = {
        ...{ arena, log: createLog(), node: 0, now: 0 },
        ip: {
          isLocal: (address: number) => address === NORTHS,
          send: ({ frame }: IpSend) => freeFrame(arena, frame),
        },
        ...{ newTimer: () => 1, arm: () => undefined, report: () => undefined },
      };
      const counted = () => state.rest + state.rules.reduce((sum, each) => sum + each.packets, 0);
      for (const { bytes, type, head, at } of packets) {
        const payload = Uint8Array.from(bytes);
        if (type !== undefined && payload.length > 0) payload[0] = type;
        const layers = [layer(ethernet, { dst: 1, src: 2 }), layer(ipv4, head)];
        const frame = importFrame(arena, packet(layers, payload));
        const read = emptyPacket();
        const before = counted();
        if (readPacket(frame, fx as unknown as LinkFx, read) === undefined) {
          const hooked = { ...read, at, inNic: 0, outNic: 1 };
          expect(['pass', 'drop']).toContain(
            firewall.packet(state, hooked, fx as unknown as LinkFx),
          );
          expect(counted() - before).toBe(head.fragmentOffset > 0 || isOwn(head) ? 0 : 1);
        }
        freeFrame(arena, frame);
        expect(state.flows.size).toBeLessThanOrEqual(4);
        expect(state.pieces.length).toBeLessThanOrEqual(64);
        expect(state.sending).toBe(false);
      }
      expect(framesHeld(arena)).toBe(0);
      fx.now = 8_000_000_000;
      firewall.timer?.(state, { layer: '', conn: 0, name: '' }, 1, fx as unknown as LinkFx);
      expect([state.flows.size, state.pieces.length]).toEqual([0, 0]);
    }),
  );
});

const isOwn = ({ src, dst }: { src: number; dst: number }) => src === NORTHS && dst === NORTHS;
