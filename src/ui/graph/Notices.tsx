/** Faults, said under the graph, with the way to where they come from; the nodes stay in sight. */
import { useMemo } from 'react';
import type { SourceRange } from '../../model/index.ts';
import { wordsOfDiagnostic, wordsOfFailure } from '../i18n/faultWords.ts';
import type { Translate } from '../i18n/translate.ts';
import { span } from '../kit/format.ts';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import { type Notice, noticesOf, placeOfDiagnostic } from '../store/notices.ts';
import { FailureNotice, titleOf } from './FailureNotice.tsx';
import { NoticeCard } from './NoticeCard.tsx';
import { nameInTitle } from './nodeText.ts';

/** All that is to be said now. */
export function Notices() {
  const t = useText();
  const state = useApp((all) => all.job);
  const program = useApp((all) => all.program);
  const store = useActions();
  const notices = useMemo(
    () => noticesOf({ ...store.state.getState(), job: state, program }),
    [state, program, store],
  );
  const isRestarting = state.end === null && state.snapshot?.status === 'RESTARTING';
  return (
    <>
      <section className="notices" aria-label={t('failure.region')} hidden={notices.length === 0}>
        {notices.map((notice) => (
          <NoticeOf key={keyOf(notice)} notice={notice} />
        ))}
      </section>
      <p className="visually-hidden" role="status">
        {notices.map((notice) => spoken(notice, isRestarting, t)).join(' ')}
      </p>
    </>
  );
}

/** What a screen reader says when a box comes; its tree and buttons are not read out. */
function spoken(notice: Notice, isRestarting: boolean, t: Translate): string {
  switch (notice.kind) {
    case 'failure': {
      const { advice } = wordsOfFailure(notice.failure, t);
      return `${titleOf(notice.failure, isRestarting, t)}. ${advice ?? ''}`;
    }
    case 'program':
      return `${t('failure.programTitle')}.`;
    case 'stuck':
      return `${t('stuck.title', { taskManager: notice.taskManager })}.`;
    case 'lost':
      return `${t('stuck.lost', { taskManager: notice.taskManager })}.`;
  }
}

function keyOf(notice: Notice): string {
  return 'taskManager' in notice ? `${notice.kind} ${notice.taskManager}` : notice.kind;
}

function NoticeOf({ notice }: { readonly notice: Notice }) {
  switch (notice.kind) {
    case 'failure':
      return <FailureNotice failure={notice.failure} />;
    case 'program':
      return <ProgramNotice notice={notice} />;
    case 'stuck':
      return <StuckNotice notice={notice} />;
    case 'lost':
      return <LostNotice notice={notice} />;
  }
}

function useShow(nodeId: number | null, range: SourceRange | null): (() => void) | null {
  const actions = useActions();
  if (range === null && nodeId === null) return null;
  return () => {
    actions.showCode();
    if (nodeId !== null) actions.selectNode(nodeId, 'elsewhere');
    if (range) actions.reveal(range);
  };
}

function ProgramNotice({ notice }: { readonly notice: Notice & { kind: 'program' } }) {
  const t = useText();
  const { diagnostic, moreCount } = notice;
  const text = useApp((state) => state.program.text);
  const show = useShow(diagnostic.nodeId ?? null, placeOfDiagnostic(text, diagnostic));
  const line = diagnostic.position?.line;
  const { advice, message } = wordsOfDiagnostic(diagnostic, t);
  const place = line !== undefined && (
    <button type="button" className="link num" onClick={() => show?.()}>
      {t('failure.line', { line })}
    </button>
  );
  return (
    <NoticeCard
      tone="danger"
      title={t('failure.programTitle')}
      places={place}
      advice={advice}
      message={message}
      preview={
        moreCount > 0 && <p className="notice-line">{t('failure.more', { count: moreCount })}</p>
      }
      {...(show && { onShow: show })}
    />
  );
}

function StuckNotice({ notice }: { readonly notice: Notice & { kind: 'stuck' } }) {
  const t = useText();
  const { taskManager, operator, nodeId, forMs } = notice;
  const show = useShow(nodeId, null);
  const time = span(Math.floor(forMs / 1_000) * 1_000, t.language);
  const text =
    operator === null
      ? t('stuck.textUnknown')
      : t('stuck.text', { operator: nameInTitle(operator), time });
  return (
    <NoticeCard
      tone="warning"
      title={t('stuck.title', { taskManager })}
      advice={text}
      {...(show && { onShow: show })}
    />
  );
}

function LostNotice({ notice }: { readonly notice: Notice & { kind: 'lost' } }) {
  const t = useText();
  const title = t('stuck.lost', { taskManager: notice.taskManager });
  return <NoticeCard tone="danger" title={title} advice={t('stuck.lostText')} />;
}
