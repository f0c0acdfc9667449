import { lazyPart } from '../../shell/lazy-part.ts';

/** The inspector with the words of every header: its own chunk, loaded when a packet is opened. */
export const LazyPacketInspector = lazyPart(async () => {
  const { PacketInspector } = await import('./PacketInspector.tsx');
  return { default: PacketInspector };
});
