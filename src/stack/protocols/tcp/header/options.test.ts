import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  padTcpOptions,
  scanTcpOptions,
  tcpOptionProblems,
  tcpOptionsScratch,
  writeAlignedTimestamps,
  writeMss,
  writeNop,
  writeSack,
  writeSackPermitted,
  writeTimestamps,
  writeWindowScale,
} from './options.ts';

function scan(...bytes: number[]) {
  const out = tcpOptionsScratch();
  scanTcpOptions(new DataView(Uint8Array.from(bytes).buffer), 0, bytes.length, out);
  return out;
}

const u32 = fc.integer({ min: 0, max: 0xffffffff });

describe('the option scanner', () => {
  test('reads what the writers wrote, at any offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 0, max: 0xffff }),
        fc.integer({ min: 0, max: 14 }),
        u32,
        u32,
        fc.boolean(),
        (start, mss, shift, value, echo, aligned) => {
          const view = new DataView(new ArrayBuffer(64));
          let at = start;
          at = (aligned ? writeAlignedTimestamps : writeTimestamps)(view, at, value, echo);
          at = writeMss(view, at, mss);
          at = writeNop(view, at);
          at = writeWindowScale(view, at, shift);
          at = writeSackPermitted(view, at);
          const end = padTcpOptions(view, start, at);
          expect((end - start) % 4).toBe(0);
          const out = tcpOptionsScratch();
          scanTcpOptions(view, start, end, out);
          expect(out).toMatchObject({
            mss,
            windowScale: shift,
            sackPermitted: true,
            hasTimestamps: true,
            tsVal: value,
            tsEcr: echo,
            sackCount: 0,
            problems: 0,
          });
        },
      ),
    );
  });

  test('reads back SACK blocks in order', () => {
    fc.assert(
      fc.property(fc.array(u32, { minLength: 2, maxLength: 8 }), (edges) => {
        const count = edges.length >> 1;
        const view = new DataView(new ArrayBuffer(40));
        const end = writeSack(view, 0, Uint32Array.from(edges), count);
        const out = tcpOptionsScratch();
        scanTcpOptions(view, 0, end, out);
        expect(out.sackCount).toBe(count);
        expect([...out.sack.subarray(0, 2 * count)]).toEqual(edges.slice(0, 2 * count));
      }),
    );
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        scan(...bytes);
      }),
    );
  });

  test('forgets the previous segment', () => {
    const out = tcpOptionsScratch();
    const view = new DataView(Uint8Array.of(2, 4, 5, 180, 4, 2, 1, 1).buffer);
    scanTcpOptions(view, 0, 8, out);
    scanTcpOptions(view, 8, 8, out);
    expect(out).toEqual(tcpOptionsScratch());
  });

  test('stops at a length of zero and says so (MUST-7)', () => {
    const out = scan(253, 0, 2, 4, 5, 180);
    expect(out.mss).toBe(-1);
    expect(out.problems).toBe(tcpOptionProblems.illegalLength);
  });

  test('stops at an option that runs past the header', () => {
    expect(scan(2, 4, 5).problems).toBe(tcpOptionProblems.overrun);
    expect(scan(1, 1, 1, 2).problems).toBe(tcpOptionProblems.overrun);
  });

  test('passes over unknown options that carry a length (MUST-6)', () => {
    const out = scan(34, 6, 1, 2, 3, 4, 2, 4, 5, 180);
    expect(out).toMatchObject({ mss: 1460, problems: 0 });
  });

  test('passes over a known option of the wrong length and reads on', () => {
    const out = scan(2, 3, 5, 3, 3, 7);
    expect(out).toMatchObject({ mss: -1, windowScale: 7, problems: tcpOptionProblems.wrongLength });
  });

  test('takes a window shift above 14 as 14 (RFC 7323 §2.3)', () => {
    const out = scan(3, 3, 200, 0);
    expect(out).toMatchObject({ windowScale: 14, problems: tcpOptionProblems.shiftTooLarge });
  });

  test('reads nothing after the end of the list', () => {
    expect(scan(0, 2, 4, 5, 180).mss).toBe(-1);
  });
});
