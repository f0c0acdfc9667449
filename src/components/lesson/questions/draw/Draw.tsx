import { usePresenter } from '../../presenter/presenter-store.ts';
import type { TagProps, WrittenProps } from '../kind.ts';
import { QuestionCard } from '../QuestionCard.tsx';
import { Findings, useFindingWords } from './Findings.tsx';
import type { DrawAsked } from './kind.ts';
import { SketchPlot } from './SketchPlot.tsx';
import { handles, readPoints, writePoints } from './sketch.ts';
import { useDrawText } from './text.ts';

/** A curve is drawn before it is seen; then the run's lies over the sketch. */
export default function Draw(props: TagProps & { readonly question: DrawAsked }) {
  const { question, answer, draft, handedIn, onDraft } = props;
  const text = useDrawText();
  // An audience draws on paper: before it there is nothing to take hold of.
  const presented = usePresenter(({ on }) => on);
  const sketch = readPoints(handedIn ?? draft);
  const truth = readPoints(answer?.truth ?? '');
  const empty = handles(question.parts).flatMap((x, i) =>
    sketch.some((point) => point.x === x) ? [] : i + 1,
  );
  // Before an audience the run's curve is all there is.
  const own = answer !== null && answer.given === answer.truth ? [] : sketch;
  const plot = <SketchPlot {...{ question, truth }} sketch={own} />;
  return (
    <QuestionCard
      {...props}
      given={draft}
      missing={empty.length === 0 ? null : text('missing', { parts: empty.join(text('comma')) })}
      picture={plot}
      outcome={answer && <Findings {...{ question, sketch, truth }} />}
    >
      {handedIn === null && !presented ? (
        <SketchPlot
          {...{ question, truth, sketch }}
          onSketch={(points) => onDraft(writePoints(points))}
        />
      ) : (
        (answer === null || presented) && plot
      )}
    </QuestionCard>
  );
}

/** On paper: room to draw in, or the run's curve, or what is wrong with a sketch. */
export function Written({ question, truth = '', belief }: WrittenProps<DrawAsked>) {
  const words = useFindingWords();
  if (belief !== undefined) return words.belief(belief);
  return <SketchPlot question={question} sketch={[]} truth={readPoints(truth)} />;
}
