import { linkChangeName } from '../../../links/wire/page/settings.ts';
import type { InputPage } from '../../page.ts';
import type { LinkChange } from '../index.ts';

export const inputPage: InputPage<LinkChange> = {
  kind: 'link',
  done: { en: 'a link was changed', zh: '改动了一条链路' },
  name: ({ link: number, settings }, { link }) => linkChangeName(link(number), settings),
};
