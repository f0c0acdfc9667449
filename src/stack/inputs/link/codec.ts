import type { LinkSettings } from '../../links/wire/wire.ts';
import {
  count,
  type Fields,
  flag,
  type InputCodec,
  instant,
  number,
  size,
  type Table,
} from '../codec.ts';
import type { LinkChange } from './index.ts';

const SETTINGS: Fields<LinkSettings> = {
  bandwidth: number(Number.MAX_SAFE_INTEGER),
  delay: instant,
  queueBytes: size,
  markBytes: size,
  lossPpm: count,
  duplicatePpm: count,
  corruptPpm: count,
  reorderPpm: count,
  reorderBy: instant,
  up: flag,
};

/** `u<at>.<link>` and `x<at>.<link>`: up and down; `l<at>.<link>.<setting>-<value> …` */
export const linkCodec: InputCodec<LinkChange> = {
  kind: 'link',
  letter: 'l',
  subject: 'link',
  form: { key: 'settings', settings: SETTINGS as Table },
  short: { u: { up: true }, x: { up: false } },
  edit: (topology, { link, settings }) => ({
    ...topology,
    links: topology.links.map((each) => {
      if (each.id !== link) return each;
      const { delay = each.delay, lossPpm = each.lossPpm, up = each.up } = settings;
      return { ...each, delay, lossPpm, up };
    }),
  }),
};
