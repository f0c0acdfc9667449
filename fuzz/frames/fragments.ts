/** Pieces of echo requests: most of them fit together, some lie about their place, end or bytes. */
import { nextBelow, type Rng } from '../../src/stack/core/rng.ts';
import { ethernet } from '../../src/stack/protocols/ethernet/header.ts';
import {
  FRAGMENT_UNIT,
  ipProtocols,
  ipv4,
  ipv4FragmentMasks,
  ipv4Shared,
} from '../../src/stack/protocols/ipv4/header.ts';
import { checksum, wordBytes } from '../../src/stack/wire/checksum.ts';
import { between, often, pick, randomBytes } from '../random.ts';
import { type Addressing, ipFrame, repairChecksums, viewOf } from './build.ts';

const ECHO_REQUEST = 8;
const CHECKSUM_AT = 2;
/** Requests that are sent at once: few, so that pieces of one meet. */
const REQUESTS = 3;
const LARGEST_PIECE = 1_480;
const LAST_UNIT = 8_191;

/** The same request whenever it is asked for. */
function echoRequest(number: number): Uint8Array {
  const area = wordBytes(64 + number * 1_001);
  area.bytes.forEach((_, i) => {
    area.bytes[i] = i * 7 + number;
  });
  area.bytes.set([ECHO_REQUEST, 0, 0, 0]);
  viewOf(area.bytes).setUint16(CHECKSUM_AT, checksum(area, 0, area.bytes.length));
  return area.bytes;
}

export function fragmentFrame(rng: Rng, addressing: Addressing): Uint8Array {
  const number = nextBelow(rng, REQUESTS);
  const whole = echoRequest(number);
  const units = Math.ceil(whole.length / FRAGMENT_UNIT);
  // Halves, thirds: pieces that others leave a hole for.
  const step = Math.min(Math.ceil(units / pick(rng, [1, 2, 2, 3])), LARGEST_PIECE / FRAGMENT_UNIT);
  const unit = often(rng, 90)
    ? step * nextBelow(rng, Math.ceil(units / step))
    : nextBelow(rng, units);
  const at = unit * FRAGMENT_UNIT;
  const length = often(rng, 95) ? step * FRAGMENT_UNIT : between(rng, 0, LARGEST_PIECE);
  const honest = whole.subarray(at, at + length);
  const body = often(rng, 95) ? honest : randomBytes(rng, honest.length);
  const more = at + length < whole.length === often(rng, 96);
  const frame = ipFrame(addressing, ipProtocols.icmp, body);
  const view = viewOf(frame);
  const place = often(rng, 97) ? unit : pick(rng, [LAST_UNIT, LAST_UNIT - 1, unit + 1]);
  view.setUint16(ethernet.length + ipv4.at.identification, number);
  view.setUint16(
    ethernet.length + ipv4Shared.fragment,
    (more ? ipv4FragmentMasks.moreFragments : 0) | place,
  );
  repairChecksums(frame);
  return frame;
}
