/** A TCP connection, told in `tcp.transition`. */
import '../../stack/protocols/tcp/events.ts';
import type { MachineKind } from '../kind.ts';
import { connectionStory } from './story.ts';

export const kind: MachineKind<'tcp.transition'> = {
  id: 'tcp',
  order: 10,
  title: { en: 'TCP', zh: 'TCP' },
  rfc: 'RFC9293#3.3.2',
  // A socket begins in CLOSED; a connection that a listener bears begins as a copy of it.
  entries: ['CLOSED', 'LISTEN'],
  transition: 'tcp.transition',
  stepOf: (event) => event,
  story: connectionStory,
  load: async () => (await import('./chart.ts')).chart,
};
