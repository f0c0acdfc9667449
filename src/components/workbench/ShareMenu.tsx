import { Share2 } from 'lucide-react';
import { useEffect } from 'react';
import { useAskedText } from '../../i18n/asked.ts';
import type { TopologyNode } from '../../model/topology.ts';
import icon from '../shell/IconButton.module.css';
import list from '../view-kit/menu.module.css';
import { useMenu } from '../view-kit/use-menu.ts';
import { useRunStore } from './run.ts';
import css from './ShareMenu.module.css';
import { captureHosts, downloadPcapng, downloadSession } from './take-away.ts';
import { tell, useWorkbench } from './workbench-store.ts';

/** How long the menu's place says what became of it, ms: the longer, the more there is to read. */
const SHOWN_FOR = 2500;
const FOR_A_LETTER = 60;

interface ShareMenuProps {
  readonly address: () => Promise<string | undefined>;
  /** What is said where there is none. */
  readonly noLink?: string | undefined;
  /** How the session is saved; without it, as it is. */
  readonly save?: (() => void) | undefined;
}

/** Takes the run elsewhere: as a link to this instant, a capture file, or a session file. */
export default function ShareMenu({ address, noLink, save }: ShareMenuProps) {
  const text = useAskedText();
  const run = useRunStore();
  const { menu, leave } = useMenu();
  const act = (work: () => void | Promise<void>) => () => {
    leave();
    void work();
  };
  const told = useWorkbench((state) => state.told);
  useEffect(() => {
    if (!told) return;
    const done = setTimeout(tell, Math.max(SHOWN_FOR, told.length * FOR_A_LETTER), '');
    return () => clearTimeout(done);
  }, [told]);
  async function copyLink(): Promise<void> {
    run.getState().pause();
    const to = await address();
    if (to === undefined) {
      tell(noLink ?? text('player.share.tooLong'));
      return;
    }
    history.replaceState(history.state, '', to);
    const done = await copied(location.href);
    tell(text(done ? 'player.share.copied' : 'player.share.inAddress'));
  }
  return (
    <div className={css.share}>
      <details {...menu} className={list.menu}>
        <summary
          className={icon.round}
          aria-label={text('player.share')}
          title={text('player.share')}
        >
          <Share2 aria-hidden="true" />
        </summary>
        <div className={`${list.items} ${css.items}`}>
          <button type="button" onClick={act(copyLink)}>
            {text('player.share.link')}
          </button>
          <button type="button" onClick={act(save ?? (() => downloadSession(run)))}>
            {text('player.share.session')}
          </button>
          <CapturePoints
            onSave={(hosts) => act(() => downloadPcapng(run, hosts, text))()}
            hosts={captureHosts(run)}
          />
        </div>
      </details>
      {told && (
        <p className={css.told} aria-hidden="true">
          {told}
        </p>
      )}
    </div>
  );
}

interface CapturePointsProps {
  readonly hosts: readonly TopologyNode[];
  readonly onSave: (hosts: readonly TopologyNode[]) => void;
}

/** A capture file is made at one host: which one is chosen by the button that saves it. */
function CapturePoints({ hosts, onSave }: CapturePointsProps) {
  const text = useAskedText();
  return (
    <fieldset className={css.capture}>
      <legend>{text('player.share.pcapng')}</legend>
      {hosts.map((host) => (
        <button key={host.id} type="button" onClick={() => onSave([host])}>
          {host.name}
        </button>
      ))}
      {hosts.length > 1 && (
        <button type="button" onClick={() => onSave(hosts)}>
          {text('player.share.pcapng.each')}
        </button>
      )}
    </fieldset>
  );
}

/** Pages without https have no clipboard, and its owner may forbid it: the address bar is left. */
async function copied(address: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {
    return false;
  }
}
