/** The map on the page: one drawing, and on it buttons for nodes, links and packets. */

import { markWord } from '../../../model/mark.ts';
import type { Packet } from '../../../model/packets.ts';
import { useRoving } from '../../a11y/use-roving.ts';
import { Shapes } from '../../view-kit/plot/Shapes.tsx';
import type { Shape } from '../../view-kit/plot/shapes.ts';
import { nameIn } from '../../view-kit/speech.ts';
import type { ViewActions } from '../../view-kit/stage-view.ts';
import type { MapWords } from './draw-network.ts';
import type { PacketDrawing, PacketWords } from './draw-packets.ts';
import { type MapLook, NOTHING } from './look.ts';
import { along, type MapLayout } from './map/layout.ts';
import css from './map.module.css';
import type { Moving } from './moving.ts';
import { NodeButtons } from './NodeButtons.tsx';
import type { Speech } from './words.ts';

export interface PictureProps {
  readonly layout: MapLayout;
  readonly drawn: { readonly network: readonly Shape[]; readonly packets: PacketDrawing };
  readonly speech: Speech;
  readonly look: MapLook;
  readonly moving: Moving;
  readonly words: PacketWords;
  readonly mtu: MapWords['mtu'];
  /** How large it is drawn: 1 is as it was laid out. */
  readonly zoom: number;
  readonly label: string;
  readonly actions: ViewActions;
  readonly onLook: (to: Partial<MapLook>) => void;
}

export function Picture(props: PictureProps) {
  const { layout, drawn, zoom, label } = props;
  const { width, height } = layout;
  const style = { width, height, scale: zoom === 1 ? undefined : zoom, '--zoom': zoom };
  return (
    <div className={css.sheet} style={{ width: width * zoom, height: height * zoom }}>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that lie on a picture are no fieldset. */}
      <div role="group" aria-label={label} className={css.picture} style={style}>
        <svg width={width} height={height} aria-hidden="true">
          <Shapes shapes={drawn.network} />
          <Shapes shapes={drawn.packets.shapes} />
        </svg>
        <LinkButtons {...props} />
        <NodeButtons {...props} />
        <PacketButtons {...props} />
        <UnsentButtons {...props} />
      </div>
    </div>
  );
}

/** Of a link of a heap there is no button: its host is chosen first. */
function LinkButtons({ layout, speech, look, mtu, zoom, onLook }: PictureProps) {
  const { topology, t } = speech;
  const edges = layout.edges.filter(({ links }) => links.length === 1);
  const ids = edges.map(({ link }) => link);
  const { stop, onKeyDown, onFocus } = useRoving(ids, ids[0]);
  const name = (node: number) => nameIn(speech, node);
  const nameOf = (link: number, up: boolean, [a, b]: readonly [number, number]) => {
    const own = t(up ? 'linkName' : 'linkDown', { a: name(a), b: name(b) });
    const size = mtu(link);
    return size === undefined ? own : `${own}, ${size}`;
  };
  return (
    <ul className={css.stops} aria-label={t('links')} onKeyDown={onKeyDown} onFocus={onFocus}>
      {edges.map((edge) => {
        const { link, ends, from, to } = edge;
        const { x, y } = along(edge, ends[0], 0.5);
        const up = topology.links.find(({ id }) => id === link)?.up ?? true;
        return (
          <li key={link}>
            <button
              type="button"
              className={css.link}
              data-stop={link}
              tabIndex={link === stop ? 0 : -1}
              aria-pressed={look.link === link}
              aria-label={nameOf(link, up, ends)}
              style={{
                left: x,
                top: y,
                width: Math.max(24 / zoom, 0.7 * Math.hypot(to.x - from.x, to.y - from.y)),
                rotate: `${Math.atan2(to.y - from.y, to.x - from.x)}rad`,
              }}
              onClick={() => onLook({ ...NOTHING, link: look.link === link ? undefined : link })}
            />
          </li>
        );
      })}
    </ul>
  );
}

function PacketButtons(props: PictureProps) {
  const { drawn, speech, look, moving, words, zoom, actions, onLook } = props;
  const { t } = speech;
  const least = 24 / zoom;
  const { marks } = drawn.packets;
  const ids = marks.map(({ packet }) => packet.frame);
  const { stop, onKeyDown, onFocus } = useRoving(ids, ids[0]);
  const name = (node: number) => nameIn(speech, node);
  const said = (packet: Packet) => {
    const death = moving.deaths.find((each) => each.packet === packet);
    const values = { packet: words.title(packet), from: name(packet.from), to: name(packet.to) };
    if (death !== undefined) {
      return t('packetEnded', { ...values, why: words.death(death).join(', ') });
    }
    const on = [...moving.onLinks, ...moving.way].find((each) => each.packet === packet);
    return t('packetName', { ...values, percent: Math.round(100 * (on?.progress ?? 1)) });
  };
  return (
    <ul className={css.stops} aria-label={t('packets')} onKeyDown={onKeyDown} onFocus={onFocus}>
      {marks.map(({ packet, x, y, width, height }) => {
        const { frame } = packet;
        return (
          <li key={frame}>
            <button
              type="button"
              className={css.packet}
              data-stop={frame}
              data-mark={markWord({ kind: 'packet', frame })}
              tabIndex={frame === stop ? 0 : -1}
              aria-pressed={look.packet === frame}
              aria-label={said(packet)}
              style={{
                left: x,
                top: y,
                width: Math.max(least, width),
                height: Math.max(least, height),
              }}
              onClick={() => {
                if (actions.pointAt({ kind: 'packet', frame })) return;
                onLook({ ...NOTHING, packet: frame });
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** What a node gave up has no frame to be followed: its button answers why. */
function UnsentButtons({ drawn, speech: { t }, zoom, actions }: PictureProps) {
  const { unsent } = drawn.packets;
  const ids = unsent.map(({ event }) => event);
  const { stop, onKeyDown, onFocus } = useRoving(ids, ids[0]);
  if (unsent.length === 0) return null;
  return (
    <ul className={css.stops} aria-label={t('unsent')} onKeyDown={onKeyDown} onFocus={onFocus}>
      {unsent.map(({ event, words, x, y }) => (
        <li key={event}>
          <button
            type="button"
            className={css.packet}
            data-stop={event}
            data-mark={markWord({ kind: 'event', event })}
            tabIndex={event === stop ? 0 : -1}
            aria-label={t('why', { row: words.join(', ') })}
            style={{ left: x, top: y, width: 24 / zoom, height: 24 / zoom }}
            onClick={() => actions.askWhy(event)}
          />
        </li>
      ))}
    </ul>
  );
}
