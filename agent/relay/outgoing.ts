/** Frames that the card would not take at once wait here, up to a cap; what is too many is lost. */
export interface Outgoing {
  /** Offers frames to the card, behind those that wait. Gives how many were lost. */
  send(frames: readonly Uint8Array[]): number;
  clear(): void;
}

export function outgoing(
  card: (frames: readonly Uint8Array[]) => number,
  cap: number,
  later: (again: () => void) => void,
): Outgoing {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let asked = false;

  function push(): void {
    const taken = waiting.length === 0 ? 0 : card(waiting);
    for (let i = 0; i < taken; i++) bytes -= (waiting[i] as Uint8Array).length;
    waiting = waiting.slice(taken);
    if (waiting.length === 0 || asked) return;
    asked = true;
    later(() => {
      asked = false;
      push();
    });
  }

  return {
    send(frames) {
      let lost = 0;
      for (const frame of frames) {
        if (bytes + frame.length > cap) lost++;
        else {
          waiting.push(frame);
          bytes += frame.length;
        }
      }
      push();
      return lost;
    },
    clear() {
      waiting = [];
      bytes = 0;
    },
  };
}
