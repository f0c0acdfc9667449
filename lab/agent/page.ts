/** What a page does at the relay, in Node: our stack at the far end of a WebSocket. */
import { openPage as open, type TestPage } from '../../agent/testing/page.ts';
import { encodeBatch } from '../../src/relay/batch.ts';
import type { Plug } from '../kernel/wall.ts';

export interface Page extends TestPage {
  readonly plug: Plug;
  readonly closed: Promise<void>;
}

/** `address`: the page's, with its token. */
export async function openPage(address: URL): Promise<Page> {
  const token = /token=([\w-]+)/.exec(address.hash)?.[1] ?? '';
  const page = await open(Number(address.port), token);
  const { socket, frames } = page;
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  const plug: Plug = {
    send(frame) {
      if (socket.readyState === socket.OPEN) socket.send(encodeBatch([frame]));
    },
    onFrames(take) {
      socket.on('message', (_, isBinary) => {
        // The world keeps them.
        if (isBinary) take(frames.splice(0).map((frame) => Uint8Array.from(frame)));
      });
    },
    stop: () => page.close(),
  };
  return { ...page, plug, closed };
}
