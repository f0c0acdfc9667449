/** What the two programs of a bulk transfer do. */
import type { ScriptStep } from '../src/stack/apps/script/script.ts';

const PORT = 5001;
const WRITE = 65_536;
const READ = 65_536;

/** The writer's calls: `bytes` in writes of 64 KiB, or for ever when that is Infinity. */
export function writerSteps(address: number, bytes: number, port = PORT): ScriptStep[] {
  const steps: ScriptStep[] = [
    { do: 'socket', as: 'c' },
    { do: 'connect', on: 'c', address, port },
  ];
  if (bytes === Number.POSITIVE_INFINITY) {
    const again = steps.length;
    return [...steps, { do: 'send', on: 'c', bytes: WRITE }, { do: 'goto', step: again }];
  }
  for (let left = bytes; left > 0; left -= WRITE) {
    steps.push({ do: 'send', on: 'c', bytes: Math.min(left, WRITE) });
  }
  steps.push({ do: 'close', on: 'c' });
  return steps;
}

export function readerSteps(port = PORT): ScriptStep[] {
  return [
    { do: 'socket', as: 'l' },
    { do: 'bind', on: 'l', port },
    { do: 'listen', on: 'l', backlog: 128 },
    { do: 'accept', on: 'l', as: 's' },
    { do: 'recvAll', on: 's', size: READ },
    { do: 'close', on: 's' },
  ];
}
