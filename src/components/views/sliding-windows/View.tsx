import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { nodeName } from '../../node-name.ts';
import { FlowSelect } from '../../view-kit/plot/FlowSelect.tsx';
import { decodePlotLook, encodePlotLook, type PlotLook } from '../../view-kit/plot/look.ts';
import { PlotPanel } from '../../view-kit/plot/PlotPanel.tsx';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { useSize } from '../../view-kit/use-size.ts';
import { nodeOfEnd } from './flight.ts';
import { looking } from './look.ts';
import { carriersAt } from './model.ts';
import { Picture } from './Picture.tsx';
import type { PictureSize } from './room.ts';
import { byteSentence, moveSentences } from './sentences.ts';
import css from './sliding-windows.module.css';
import { FollowButton, WhyButton, ZoomButtons } from './Toolbar.tsx';
import { useWindowsText } from './text.ts';
import { type Shown, useWindows } from './use-windows.ts';

/** The windows of both ends of a connection over the bytes of one of its streams. */
export default function SlidingWindows(props: ViewProps) {
  const { runs, selected, look, board, actions, axis } = props;
  const [viewRun] = runs;
  const t = useWindowsText();
  const [size, onSize] = useState<PictureSize>();
  const [pointed, point] = useState<number>();
  const asked = useMemo(() => decodePlotLook(look), [look]);
  const { lookAt } = actions;
  const onLook = useCallback(
    (to: PlotLook) => lookAt('sliding-windows', encodePlotLook(to)),
    [lookAt],
  );
  const chosen = pointed ?? selected;
  const shown = useWindows(viewRun, { look: asked, size, selected: chosen, board, axis });
  const bytes = useBytes(props, shown);
  const frame = (
    <Measured onSize={onSize}>
      {shown?.picture && (
        <Picture
          {...{ picture: shown.picture, input: shown.input, selected: chosen, board, t }}
          {...bytes}
          most={shown.whole.to}
          onSight={(sight) => onLook(looking(asked, sight))}
          onPoint={point}
          onInspect={actions.inspect}
          onDrop={actions.drop}
        />
      )}
    </Measured>
  );
  if (shown === undefined) {
    return (
      <>
        {frame}
        <p className={css.none}>{t('none')}</p>
      </>
    );
  }
  const { from, to, moves } = shown.input;
  const tight = shown.picture?.room.grade === 'tight';
  // On the board there is nothing to press, and no heading.
  if (board) return <section className={css.board}>{frame}</section>;
  return (
    <PlotPanel
      title={t('picture', { from: from.name, to: to.name })}
      of={<Direction {...{ run: viewRun.run, shown, look: asked, onLook }} />}
      controls={
        <>
          <WhyButton now={shown.now} onWhy={actions.askWhy} t={t} />
          <FollowButton {...bytes} t={t} />
          <ZoomButtons {...{ shown, look: asked, onLook }} />
        </>
      }
      legend={null}
      twin={shown.twin}
      cursor={viewRun.cursor}
      actions={actions}
      file={`${from.name}-${to.name}-windows`}
      save={() => ({
        ...{ width: size?.width ?? 0, height: shown.picture?.room.height ?? 0 },
        title: t('picture', { from: from.name, to: to.name }),
        shapes: shown.picture?.shapes ?? [],
      })}
      board={false}
      note={bytes.byteSaid || moveSentences(moves, t, tight ? 1 : 3) || '\u00a0'}
    >
      {frame}
    </PlotPanel>
  );
}

interface DirectionProps {
  readonly run: RecordedRun;
  readonly shown: Shown;
  readonly look: PlotLook;
  readonly onLook: (to: PlotLook) => void;
}

/** Whose stream. In another one, other bytes are looked at. */
function Direction({ run, shown: { flows, flow }, look, onLook }: DirectionProps) {
  const language = useLanguage();
  const several = flows.length > 2;
  const options = flows.map((each) => {
    const { key, from, to } = each;
    const [a, b] = [from, to].map((end) =>
      nodeName(run.topology, nodeOfEnd(run, end, each), language),
    );
    return { key, name: `${a} → ${b}${several ? ` (${from.port} → ${to.port})` : ''}` };
  });
  return (
    <FlowSelect
      options={options}
      chosen={flow.key}
      onChoose={(key) => onLook({ ...looking(look, undefined), flow: key })}
    />
  );
}

interface MeasuredProps {
  readonly onSize: (size: PictureSize) => void;
  readonly children: ReactNode;
}

/** What the picture is drawn in. It comes and goes with the table, and is measured whenever it comes. */
function Measured({ onSize, children }: MeasuredProps) {
  const box = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const size = useSize(box, probe);
  useLayoutEffect(() => {
    if (size !== undefined) onSize(size);
  }, [size, onSize]);
  return (
    <div ref={box} className={css.box}>
      <div ref={probe} className={css.probe} />
      {children}
    </div>
  );
}

/** The byte that is pointed at, what is said of it, and its last segment. */
function useBytes(
  { runs: [{ run, cursor }], actions, followed: mark }: ViewProps,
  shown: Shown | undefined,
) {
  const [byte, setByte] = useState<number>();
  // A pointer on its way to the button leaves the byte, and means it all the same.
  const [meant, setMeant] = useState<number>();
  const onByte = (next: number | undefined) => {
    setByte(next);
    if (next !== undefined) setMeant(next);
  };
  const own = mark?.connection === shown?.flow.connection.index && mark?.side === shown?.flow.side;
  const followed = own ? mark?.byte : undefined;
  const known = shown !== undefined && byte !== undefined;
  return {
    ...{ byte, onByte, meant, followed },
    byteSaid: known ? byteSentence(byte, { run, cursor, flow: shown.flow, ...shown.input }) : '',
    onFollow() {
      if (shown === undefined) return;
      const { connection, side } = shown.flow;
      if (meant === undefined || meant === followed) actions.follow(null);
      else actions.follow({ kind: 'byte', connection: connection.index, side, byte: meant });
    },
    onInspectByte() {
      if (!known) return;
      const { connection, side } = shown.flow;
      if (actions.pointAt({ kind: 'byte', connection: connection.index, side, byte })) return;
      const last = carriersAt(run, shown.flow, byte, cursor).at(-1);
      if (last) actions.inspect(last.packet.frame);
    },
  };
}

export { understands } from '../../view-kit/plot/look.ts';
