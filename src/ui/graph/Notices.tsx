/** Faults, said in place over the graph's lower edge, with the way to where they come from. */
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { JobFailure, SourceRange } from '../../model/index.ts';
import { explanationOf } from '../i18n/explanations.ts';
import { Button } from '../kit/Button.tsx';
import { span } from '../kit/format.ts';
import { Icon } from '../kit/Icon.tsx';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import { type Notice, noticesOf, placeOfDiagnostic, placeOfFailure } from '../store/notices.ts';
import { languageOf } from '../store/preferences.ts';

/** All that is to be said now. */
export function Notices() {
  const state = useApp((all) => all.job);
  const program = useApp((all) => all.program);
  const store = useActions();
  const notices = useMemo(
    () => noticesOf({ ...store.state.getState(), job: state, program }),
    [state, program, store],
  );
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={keyOf(notice)} notice={notice} />
      ))}
    </div>
  );
}

function keyOf(notice: Notice): string {
  return 'taskManager' in notice ? `${notice.kind} ${notice.taskManager}` : notice.kind;
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  switch (notice.kind) {
    case 'failure':
      return <FailureCard failure={notice.failure} />;
    case 'program':
      return <ProgramCard notice={notice} />;
    case 'stuck':
      return <StuckCard notice={notice} />;
    case 'lost':
      return <LostCard notice={notice} />;
  }
}

interface CardProps {
  readonly tone: 'danger' | 'warning';
  readonly title: string;
  readonly children: ReactNode;
  onShow?(): void;
  onDismiss?(): void;
}

function Card(props: CardProps) {
  const t = useText();
  return (
    <div className={`notice notice-${props.tone}`}>
      <Icon name={props.tone === 'danger' ? 'error' : 'warning'} />
      <div className="notice-body">
        <strong>{props.title}</strong>
        {props.children}
      </div>
      <div className="notice-actions">
        {props.onShow && (
          <Button look="outlined" onPress={props.onShow}>
            {t('failure.show')}
          </Button>
        )}
        {props.onDismiss && (
          <Button icon="cross" hint={t('failure.dismiss')} onPress={props.onDismiss} />
        )}
      </div>
    </div>
  );
}

function useShow(nodeId: number | null, range: SourceRange | null): (() => void) | undefined {
  const actions = useActions();
  if (range === null && nodeId === null) return undefined;
  return () => {
    actions.showCode();
    if (nodeId !== null) actions.selectNode(nodeId, 'elsewhere');
    if (range) actions.reveal(range);
  };
}

function FailureCard({ failure }: { readonly failure: JobFailure }) {
  const t = useText();
  const actions = useActions();
  const text = useApp((state) => state.job.runText ?? state.program.text);
  const isSameText = useApp((state) => state.job.runText === state.program.text);
  const place = isSameText ? placeOfFailure(text, failure) : null;
  const show = useShow(isSameText ? (failure.nodeId ?? null) : null, place);
  const isRestarting = useApp(({ job }) => !job.end && job.snapshot?.status === 'RESTARTING');
  const { operator } = failure;
  const title = operator
    ? t(isRestarting ? 'failure.restartingIn' : 'failure.titleIn', { operator })
    : t(isRestarting ? 'failure.restarting' : 'failure.title');
  return (
    <Card
      tone={isRestarting ? 'warning' : 'danger'}
      title={title}
      onShow={show}
      onDismiss={() => actions.dismissFailure()}
    >
      {failure.line !== undefined && (
        <span className="notice-line"> · {t('failure.line', { line: failure.line })}</span>
      )}
      <Words fault={failure} />
      {failure.record !== undefined && (
        <p className="notice-record">
          {t('failure.record')} <code>{shortJson(failure.record)}</code>
        </p>
      )}
    </Card>
  );
}

/** What happened: explained where the reader's language has it, then the original sentence. */
function Words({ fault }: { readonly fault: Pick<JobFailure, 'message' | 'code'> }) {
  const language = useApp(languageOf);
  const explanation = explanationOf(fault.code, language);
  return (
    <>
      {explanation !== null && <p className="notice-message">{explanation}</p>}
      <p className={`notice-message ${explanation === null ? '' : 'is-original'}`}>
        {fault.message}
      </p>
    </>
  );
}

/** A record as one line, cut where it is long. */
function shortJson(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 300 ? `${json.slice(0, 300)}…` : json;
}

function ProgramCard({ notice }: { readonly notice: Notice & { kind: 'program' } }) {
  const t = useText();
  const { diagnostic, moreCount } = notice;
  const text = useApp((state) => state.program.text);
  const show = useShow(diagnostic.nodeId ?? null, placeOfDiagnostic(text, diagnostic));
  const line = diagnostic.position?.line;
  return (
    <Card tone="danger" title={t('failure.programTitle')} onShow={show}>
      {line !== undefined && <span className="notice-line"> · {t('failure.line', { line })}</span>}
      <Words fault={diagnostic} />
      {moreCount > 0 && <p className="notice-line">{t('failure.more', { count: moreCount })}</p>}
    </Card>
  );
}

function StuckCard({ notice }: { readonly notice: Notice & { kind: 'stuck' } }) {
  const t = useText();
  const { taskManager, operator, nodeId, forMs } = notice;
  const show = useShow(nodeId, null);
  return (
    <Card tone="warning" title={t('stuck.title', { taskManager })} onShow={show}>
      <p className="notice-message num">
        {operator === null
          ? t('stuck.textUnknown')
          : t('stuck.text', { operator, time: span(forMs, t.language) })}
      </p>
    </Card>
  );
}

function LostCard({ notice }: { readonly notice: Notice & { kind: 'lost' } }) {
  const t = useText();
  return (
    <Card tone="danger" title={t('stuck.lost', { taskManager: notice.taskManager })}>
      <p className="notice-message">{t('stuck.lostText')}</p>
    </Card>
  );
}
