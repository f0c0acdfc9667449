/** What the reader does to the run. */
import { formatMac } from '../../stack/core/addresses.ts';
import { between } from '../between.ts';
import type { LessonTask } from '../types.ts';
import {
  againAnswer,
  cured,
  finalAnswer,
  framesOf,
  handedOn,
  liedAnswer,
  lies,
  macOf,
  mythical,
  unplugged,
} from './events.ts';
import { AGAIN, CLAIM, FAR, GATEWAY, LIED, PRINTER, SPOOF } from './scenario.ts';

export const tasks: readonly LessonTask[] = [
  {
    id: 'myth',
    step: 'myth',
    does: mythical,
    /** The router’s card has heard the ping, and let it go by. */
    done(run) {
      const [ping] = between(run, 'raw.sent', 'laptop', FAR);
      const heard = framesOf(run, ping?.id ?? -1).map(({ frame }) => frame);
      const set = formatMac(macOf(run, 'server'));
      const entries = between(run, 'cache.changed', 'laptop', 0, FAR);
      if (!entries.some(({ key, value }) => key === GATEWAY && value === set)) return -1;
      const delivered = between(run, 'frame.delivered', 'router', FAR);
      return delivered.find(({ frame }) => heard.includes(frame))?.id ?? -1;
    },
  },
  {
    id: 'unplug',
    step: 'takeover',
    does: unplugged,
    done(run) {
      const guest = formatMac(macOf(run, 'guest'));
      const changed = between(run, 'cache.changed', 'laptop', CLAIM, AGAIN);
      if (!changed.some(({ key, value }) => key === PRINTER && value === guest)) return -1;
      return againAnswer(run);
    },
  },
  {
    id: 'lie',
    step: 'spoof',
    does: lies,
    done: (run) => (handedOn(run, LIED).request ? liedAnswer(run) : -1),
  },
  {
    id: 'cure',
    step: 'cure',
    does: cured,
    done(run) {
      const refused = between(run, 'packet.ignored', 'laptop', SPOOF);
      return refused.some(({ why }) => why === 'arp-static') ? finalAnswer(run) : -1;
    },
  },
];
