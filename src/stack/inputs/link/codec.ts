import type { QueueSpec, WireSettings } from '../../links/wire/wire.ts';
import {
  type Codec,
  count,
  type Fields,
  flag,
  type InputCodec,
  instant,
  number,
  plain,
  size,
  type Table,
} from '../codec.ts';
import type { LinkChange } from './index.ts';

const SETTINGS: Fields<WireSettings> = {
  bandwidth: number(Number.MAX_SAFE_INTEGER),
  delay: instant,
  queueBytes: size,
  markBytes: size,
  lossPpm: count,
  duplicatePpm: count,
  corruptPpm: count,
  reorderPpm: count,
  reorderBy: instant,
  fcs: flag,
  up: flag,
  queue: plain as Codec<QueueSpec>,
};

/** `u<at>.<link>` and `x<at>.<link>`: up and down; `l<at>.<link>.<setting>-<value> …` */
export const linkCodec: InputCodec<LinkChange> = {
  kind: 'link',
  letter: 'l',
  subject: 'link',
  form: { key: 'settings', settings: SETTINGS as Table },
  short: { u: { up: true }, x: { up: false } },
};
