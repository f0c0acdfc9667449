import { useEffect, useState } from 'react';
import { useHomeText } from '../../i18n/home.ts';
import { useLanguage } from '../../i18n/index.ts';
import { nodeTitle } from '../../i18n/node-names.ts';
import { formatDuration } from '../../model/format.ts';
import { prefersReducedMotion } from '../../runtime/settings-effects.ts';
import css from './LivePicture.module.css';
import { type LivePacket, type LivePicture as Picture, WIDTH } from './live-picture.ts';
import { runLive } from './live-run.ts';

/** How long the run is shown growing, ms; then it holds still. */
const GROWS = 4200;

/** A connection that this browser has just run, drawn from its trace. */
export default function LivePicture() {
  const text = useHomeText();
  const [picture, setPicture] = useState<Picture>();
  useEffect(() => {
    let here = true;
    // Without the worker the page is just as usable: the picture is left out.
    runLive().then(
      (run) => here && setPicture(run),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);
  if (picture === undefined) return null;
  const { frames, bytes, duration } = picture;
  return (
    <figure className={css.figure}>
      <Ladder picture={picture} />
      <div>
        <Frame picture={picture} />
      </div>
      <figcaption className={css.caption}>
        <strong>{text('home.live')}</strong>
        {text('home.liveFacts', { frames, bytes, time: formatDuration(duration) })}
      </figcaption>
    </figure>
  );
}

/** From 0 to 1, once; 1 at once for those who want no motion. */
function useGrowth(): number {
  const [part, setPart] = useState(() => (prefersReducedMotion() ? 1 : 0));
  useEffect(() => {
    if (prefersReducedMotion()) return;
    const start = performance.now();
    let frame = requestAnimationFrame(function grow(now) {
      const next = Math.min(1, (now - start) / GROWS);
      setPart(next);
      if (next < 1) frame = requestAnimationFrame(grow);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return part;
}

function Ladder({ picture }: { readonly picture: Picture }) {
  const text = useHomeText();
  const language = useLanguage();
  const { nodes, packets, states, height, top, bottom } = picture;
  const grown = useGrowth();
  const now = top + grown * (bottom - top);
  const story = packets.map(({ from, to, title }) =>
    text('home.livePacket', {
      from: nodeTitle(from, language),
      to: nodeTitle(to, language),
      packet: title,
    }),
  );
  return (
    <svg
      className={css.ladder}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={`${text('home.liveLadder')} ${story.join(' ')}`}
    >
      {nodes.map(({ x, name, address }) => (
        <g key={name}>
          <text className={css.name} x={x} y={16}>
            {nodeTitle(name, language)}
          </text>
          <text className={css.address} x={x} y={33}>
            {address}
          </text>
          <path className={css.ahead} d={`M${x} 44V${height}`} />
          <path className={css.life} d={`M${x} 44V${grown < 1 ? now : height}`} />
        </g>
      ))}
      {grown < 1 && (
        <path className={css.now} d={`M${nodes[0]!.x - 8} ${now}H${nodes[1]!.x + 8}`} />
      )}
      {packets
        .filter(({ y1 }) => y1 <= now)
        .map((packet) => (
          <Segment key={packet.frame} packet={packet} now={now} />
        ))}
      {states
        .filter(({ y }) => y <= now)
        .map(({ x, y, side, name }) => (
          <g key={`${side}${name}`}>
            <circle className={css.ring} cx={x} cy={y} r={5} />
            <text className={css.state} data-side={side} x={x + (side === 'left' ? -11 : 11)} y={y}>
              {name}
            </text>
          </g>
        ))}
    </svg>
  );
}

function Segment({ packet, now }: { readonly packet: LivePacket; readonly now: number }) {
  const { title, x1, y1, x2, y2, angle } = packet;
  const part = Math.min(1, (now - y1) / (y2 - y1));
  const [x, y] = [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part];
  const degrees = (angle * 180) / Math.PI;
  const half = title.length * 3.6 + 9;
  return (
    <g>
      <path className={css.line} d={`M${x1} ${y1}L${x} ${y}`} />
      {part < 1 ? (
        <g transform={`translate(${x} ${y}) rotate(${degrees})`}>
          <rect className={css.pill} x={-half} y={-10} width={half * 2} height={20} rx={5} />
          <text className={css.pillText}>{title}</text>
        </g>
      ) : (
        <>
          <path
            className={css.tip}
            d="M0 0L-10 -4V4Z"
            transform={`translate(${x2} ${y2}) rotate(${x2 > x1 ? degrees : 180 + degrees})`}
          />
          <text
            className={css.title}
            transform={`translate(${(x1 + x2) / 2} ${(y1 + y2) / 2}) rotate(${degrees})`}
            y={-9}
          >
            {title}
          </text>
        </>
      )}
    </g>
  );
}

/** The last frame as a bar: as long as it is, one colour a layer. */
function Frame({ picture: { parts, data } }: { readonly picture: Picture }) {
  const text = useHomeText();
  return (
    <>
      <p className={css.frameTitle}>{text('home.liveFrame')}</p>
      <dl className={css.frame}>
        {parts.map(({ layer, bytes }) => (
          <div key={layer} className={css.part} data-layer={layer} style={{ flexGrow: bytes }}>
            <dt>{text(`layer.${layer}`)}</dt>
            <dd>{layer === 'application' ? <q className={css.data}>{data}</q> : `${bytes} B`}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
