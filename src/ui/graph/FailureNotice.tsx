/** The box of a job's failure: operator, line of the throw, its record and the user's frames. */
import {
  type JobFailure,
  plainJson,
  type SourcePosition,
  type StackFrame,
} from '../../model/index.ts';
import { wordsOfFailure } from '../i18n/faultWords.ts';
import type { Translate } from '../i18n/translate.ts';
import { lazyPart } from '../kit/lazyPart.tsx';
import { readCutJson } from '../records/cutJson.ts';
import { shortText } from '../records/valueText.ts';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import { rangeOfPosition } from '../store/codePlaces.ts';
import { NoticeCard } from './NoticeCard.tsx';
import { nameInTitle } from './nodeText.ts';

const RecordView = lazyPart(async () => (await import('../records/RecordView.tsx')).RecordView);

/** Scrolls to places of the text that was run, while it is the text that is shown. */
function useShowPlace() {
  const actions = useActions();
  const text = useApp((state) => state.job.runText ?? state.program.text);
  const isSameText = useApp((state) => state.job.runText === state.program.text);
  if (!isSameText) return null;
  return (position: SourcePosition) => {
    actions.showCode();
    actions.reveal(rangeOfPosition(text, position));
  };
}

/** A record that was cut in the worker is a text; what can be read of that is shown. */
function recordOf(record: unknown): { readonly record: unknown; readonly isCut: boolean } {
  if (typeof record !== 'string' || !/^[[{"].*…$/s.test(record)) return { record, isCut: false };
  const read = readCutJson(record.slice(0, -1));
  return { record: read.value, isCut: true };
}

/** The box. */
export function FailureNotice({ failure }: { readonly failure: JobFailure }) {
  const t = useText();
  const actions = useActions();
  const isRestarting = useApp(({ job }) => !job.end && job.snapshot?.status === 'RESTARTING');
  const isMarked = useApp((state) => state.faultMarks?.thrown != null);
  const showPlace = useShowPlace();
  const title = titleOf(failure, isRestarting, t);
  const { advice, message } = wordsOfFailure(failure, t);
  const nodeId = showPlace === null ? undefined : failure.nodeId;
  const show = () => {
    actions.showCode();
    if (nodeId !== undefined) actions.selectNode(nodeId, 'elsewhere');
    actions.revealFault();
  };
  const canShow = isMarked || nodeId !== undefined;
  return (
    <NoticeCard
      tone={isRestarting ? 'warning' : 'danger'}
      title={title}
      places={<Places failure={failure} onShow={showPlace} />}
      advice={advice}
      message={message}
      preview={failure.record !== undefined && <RecordLine record={failure.record} />}
      details={hasDetails(failure) && <Details failure={failure} onShow={showPlace} />}
      copyText={() => detailsText(title, failure)}
      {...(canShow && { onShow: show })}
      onDismiss={() => actions.dismissFailure()}
    />
  );
}

/** What failed, and whether it goes on. */
export function titleOf(failure: JobFailure, isRestarting: boolean, t: Translate): string {
  if (failure.operator === undefined) {
    return t(isRestarting ? 'failure.restarting' : 'failure.title');
  }
  const operator = nameInTitle(failure.operator);
  return t(isRestarting ? 'failure.restartingIn' : 'failure.titleIn', { operator });
}

function hasDetails({ record, frames = [], message }: JobFailure): boolean {
  return record !== undefined || frames.length > 0 || message.length > 160;
}

/** `check, line 9 → thrown at line 11`: where it is written, and where it was thrown. */
function Places(props: {
  readonly failure: JobFailure;
  readonly onShow: ((position: SourcePosition) => void) | null;
}) {
  const t = useText();
  const { line, column = 1, thrownAt } = props.failure;
  const isElsewhere = thrownAt !== undefined && thrownAt.line !== line;
  return (
    <span className="notice-places num">
      {(line !== undefined || isElsewhere) && '· '}
      {line !== undefined && (
        <PlaceLink
          text={t('failure.line', { line })}
          position={{ line, column }}
          onShow={props.onShow}
        />
      )}
      {line !== undefined && isElsewhere && <span aria-hidden="true"> → </span>}
      {isElsewhere && (
        <PlaceLink
          text={t('failure.thrownAt', { line: thrownAt.line })}
          position={thrownAt}
          onShow={props.onShow}
        />
      )}
    </span>
  );
}

function PlaceLink(props: {
  readonly text: string;
  readonly position: SourcePosition;
  readonly onShow: ((position: SourcePosition) => void) | null;
}) {
  const { text, position, onShow } = props;
  if (!onShow) return <span>{text}</span>;
  return (
    <button type="button" className="link" onClick={() => onShow(position)}>
      {text}
    </button>
  );
}

function RecordLine({ record }: { readonly record: unknown }) {
  const t = useText();
  return (
    <p className="notice-record">
      {t('failure.record')} <code>{shortText(recordOf(record).record, 160)}</code>
    </p>
  );
}

function Details(props: {
  readonly failure: JobFailure;
  readonly onShow: ((position: SourcePosition) => void) | null;
}) {
  const t = useText();
  const { record, frames = [] } = props.failure;
  return (
    <>
      {frames.length > 0 && (
        <ol className="notice-frames" aria-label={t('failure.frames')}>
          {frames.map((frame) => (
            <li key={`${frame.line}:${frame.column}`}>
              <code>{frame.name ?? t('failure.namelessFunction')}</code>{' '}
              <PlaceLink
                text={t('failure.line', { line: frame.line })}
                position={frame}
                onShow={props.onShow}
              />
            </li>
          ))}
        </ol>
      )}
      {record !== undefined && <OpenedRecord record={record} />}
    </>
  );
}

function OpenedRecord({ record: given }: { readonly record: unknown }) {
  const t = useText();
  const { record, isCut } = recordOf(given);
  return (
    <div className="notice-tree">
      <RecordView title={t(isCut ? 'failure.recordCut' : 'failure.record')} record={record} />
    </div>
  );
}

function frameText({ name, line, column }: StackFrame): string {
  return `  at ${name ?? '(anonymous)'} (${line}:${column})`;
}

/** All of it, for a mail or an issue. */
function detailsText(title: string, failure: JobFailure): string {
  const { message, line, thrownAt, frames = [], record } = failure;
  const lines = [title, message, ...frames.map(frameText)];
  if (line !== undefined) lines.push(`operator: line ${line}`);
  if (thrownAt !== undefined) lines.push(`thrown at: ${thrownAt.line}:${thrownAt.column}`);
  if (record !== undefined) lines.push(`record: ${JSON.stringify(plainJson(record))}`);
  return lines.join('\n');
}
