/** A packet as message in segment in packet in frame: one byte is followed through all of them. */
import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { countBelow } from '../../../model/cursor.ts';
import { makerOf, type Packet } from '../../../model/packets.ts';
import { packetOf, packetsOf } from '../../../model/queries.ts';
import { dissect } from '../../../stack/wire/inspect.ts';
import '../../inspect/packet/dissectors.ts';
import { nodeName } from '../../node-name.ts';
import { isCovered, shownTitle, useCovers } from '../../view-kit/covers.ts';
import { onSlide } from '../../view-kit/plot/drawing.ts';
import { PlotPanel } from '../../view-kit/plot/PlotPanel.tsx';
import plot from '../../view-kit/plot/plot.module.css';
import { useFrame } from '../../view-kit/plot/use-frame.ts';
import type { ViewProps, ViewRun } from '../../view-kit/stage-view.ts';
import { useBytes } from '../../view-kit/use-bytes.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { factsOf, unitsOf } from './capsule.ts';
import css from './encapsulation.module.css';
import { capsuleLayout } from './layout.ts';
import { type CapsuleLook, decodeLook, encodeLook } from './look.ts';
import { PacketChoice } from './PacketChoice.tsx';
import { Picture } from './Picture.tsx';
import { capsuleTwin } from './rows.ts';
import { streamOf, stretchOf } from './stream.ts';
import { useCapsuleText } from './text.ts';
import { borderWords, byteLines, capsuleWords } from './words.ts';

/** The last packets that the cursor has behind it. */
function sentBefore({ run, cursor }: ViewRun): readonly Packet[] {
  const all = packetsOf(run);
  const count = countBelow(all, cursor.event, ({ sentEvent }) => sentEvent);
  return all.slice(Math.max(0, count - FAR_BACK), count);
}

/** No farther back than this is looked for a packet that carries something. */
const FAR_BACK = 512;

/** The latest that carries something for a program; the latest of all, where none does. */
function latestOf(sent: readonly Packet[]): Packet | undefined {
  const carries = ({ header, message }: Packet) =>
    message !== undefined || ((header && makerOf(header)?.length?.(header)) ?? 0) > 0;
  return sent.findLast(carries) ?? sent.at(-1);
}

export default function Encapsulation(props: ViewProps) {
  const [view] = props.runs;
  const t = useCapsuleText();
  const look = useMemo(() => decodeLook(props.look), [props.look]);
  const sent = sentBefore(view);
  const wanted = packetOf(view.run, look.frame ?? props.selected ?? -1);
  const packet = wanted && wanted.sentEvent < view.cursor.event ? wanted : latestOf(sent);
  const missing = useBytes(view, packet === undefined ? [] : [packet.frame]);
  if (packet === undefined) return <p className={plot.empty}>{t('empty')}</p>;
  return <Capsule {...props} {...{ view, packet, sent, missing }} own={look} />;
}

interface Taken {
  readonly view: ViewRun;
  readonly packet: Packet;
  readonly look: CapsuleLook;
  readonly size: PictureSize | undefined;
  readonly board: boolean;
  readonly covers: readonly string[];
}

/** The packet taken apart, with the chosen byte and its place in the stream; drawn, once there are bytes. */
function useCapsule({ view, packet, look, size, board, covers }: Taken) {
  const { run, cursor } = view;
  const t = useCapsuleText();
  const language = useLanguage();
  const covered = isCovered(packet.frame, covers);
  const bytes = covered ? undefined : view.bytesOf(packet.frame);
  const layers = useMemo(() => (bytes === undefined ? [] : dissect(bytes)), [bytes]);
  const units = useMemo(() => unitsOf(layers), [layers]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  const found = useMemo(
    () => streamOf(run, packet, cursor.event),
    [run, view.version, packet, cursor.event],
  );
  const first = units[0]?.start ?? 0;
  const byte = Math.min(look.byte ?? first, Math.max(0, (bytes?.length ?? 1) - 1));
  const message = units.find(({ layer }) => layer === 'application');
  const inData = message !== undefined && byte >= message.start && byte < message.end;
  const at = found && inData ? found.own[0] + byte - message.start : undefined;
  const told = bytes && { facts: factsOf(layers, bytes, byte), byte, at };
  const stream = found && { ...found, stretch: stretchOf(found.stream, found.own), at };
  const hasStream = stream !== undefined && stream.stretch[1] > stream.stretch[0];
  const layout =
    size === undefined || size.width === 0 || told === undefined
      ? undefined
      : capsuleLayout({
          ...{ units, byte, size, board, value: told.facts.value },
          stream: hasStream ? stream : undefined,
          words: capsuleWords(told, language, t, board),
        });
  return { layers, units, layout, told, covered, stream: hasStream ? stream : undefined };
}

interface CapsuleProps extends ViewProps {
  readonly view: ViewRun;
  readonly packet: Packet;
  readonly sent: readonly Packet[];
  readonly missing: boolean;
  readonly own: CapsuleLook;
}

function Capsule(props: CapsuleProps) {
  const { view, packet, sent, missing, own: look, actions, board } = props;
  const { run, cursor } = view;
  const t = useCapsuleText();
  const language = useLanguage();
  const covers = useCovers();
  const change = (to: Partial<CapsuleLook>) =>
    actions.lookAt('encapsulation', encodeLook({ ...look, ...to }));
  const { frame, probe, size } = useFrame();
  const capsule = useCapsule({ view, packet, look, size, board, covers });
  const { layers, units, layout, told, stream, covered } = capsule;
  const twin = useMemo(
    () =>
      capsuleTwin({
        ...{ layers, units, language, t },
        ...{ event: packet.sentEvent, frame: packet.frame },
      }),
    [layers, units, packet, language, t],
  );
  const title = t('title');
  const notes = board
    ? []
    : [
        ...(stream === undefined ? [] : borderWords(stream.stream, stream.own, t)),
        ...(layout?.scale.together ? [t('togetherNote')] : [t('hint')]),
      ];
  const name = (node: number) => nodeName(run.topology, node, language);
  const heading = t('of', {
    packet: shownTitle(packet, covers),
    ...{ from: name(packet.from), to: name(packet.to) },
  });
  return (
    <PlotPanel
      {...{ title, twin, cursor, actions, board }}
      of={
        board ? (
          title
        ) : (
          <PacketChoice
            {...{ sent, name, heading, t }}
            chosen={look.frame}
            onChoose={(to) => change({ frame: to, byte: undefined })}
          />
        )
      }
      legend={undefined}
      file="wireglass-encapsulation"
      save={layout && (() => onSlide({ ...layout, title: `${title}: ${heading}` }))}
      empty={told === undefined && !covered ? t(missing ? 'missing' : 'fetching') : undefined}
      note={notes.join(' ') || undefined}
    >
      <div ref={frame} className={`${plot.frame} ${css.scroller}`}>
        <span ref={probe} className={plot.probe} aria-hidden="true" />
        {layout && told && (
          <Picture
            {...{ layout, units }}
            byte={told.byte}
            label={t('picture')}
            said={byteLines(told, language, t).join(', ')}
            onByte={(to) => change({ byte: to })}
          />
        )}
      </div>
    </PlotPanel>
  );
}

export { understands } from './look.ts';
