/** What the page needs to tell a run with half-duplex links. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { TableFor } from '../../../trace/words.ts';
import type { HalfDuplexDropReasons, halfDuplexEvents } from '../events.ts';
import '../events.ts';
import { halfDuplexWords } from './words.ts';

stopAt('csma.collision', 'csma.backoff', 'csma.gave-up');

const dropped: TableFor<HalfDuplexDropReasons> = {
  collision: { en: 'collision', zh: '碰撞' },
  'mixed-hub': { en: 'link of another kind', zh: '链路类型不同' },
};

export const page: CapabilityPage<typeof halfDuplexEvents> = { words: halfDuplexWords, dropped };
