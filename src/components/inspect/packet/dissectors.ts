/** The dissectors of capabilities, from when they are loaded. */
import { onPage } from '../../../runtime/capability-pages.ts';
import { addDissector } from '../../../stack/wire/dissector.ts';

onPage(({ dissectors = [] }) => {
  for (const dissector of dissectors) addDissector(dissector);
});
