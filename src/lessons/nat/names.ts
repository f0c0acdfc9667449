/** Who lives there has a name with a capital, on the map as in the text. */
import type { NodeNames } from '../../i18n/node-names.ts';

export const names: NodeNames = {
  anna: { en: 'Anna', zh: 'anna' },
  arno: { en: 'Arno', zh: 'arno' },
  bella: { en: 'Bella', zh: 'bella' },
};
