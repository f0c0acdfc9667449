import { lazy } from 'react';

/** The inspector with the words of every header: its own chunk, loaded when a packet is opened. */
export const LazyPacketInspector = lazy(async () => {
  const { PacketInspector } = await import('./PacketInspector.tsx');
  return { default: PacketInspector };
});
