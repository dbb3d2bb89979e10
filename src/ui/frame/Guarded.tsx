/**
 * What stands where something of the screen could not be drawn: a sentence, the details for a
 * report, and a way on. The screen as a whole is guarded here, panels by `kit/GuardedPanel.tsx`.
 */
import { type ReactNode, useSyncExternalStore } from 'react';
import { translatorOf } from '../i18n/translate.ts';
import type { Language } from '../i18n/words.ts';
import { Boundary } from '../kit/Boundary.tsx';
import { Button } from '../kit/Button.tsx';
import { CopyButton } from '../kit/CopyButton.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { useText } from '../store/AppContext.tsx';
import type { PageFaults } from '../store/PageFaults.ts';

/** The whole screen; what it says needs nothing of what may be broken. */
export function GuardedScreen(props: { readonly children: ReactNode }) {
  return (
    <Boundary fallback={({ details, retry }) => <ScreenFault details={details} onRetry={retry} />}>
      {props.children}
    </Boundary>
  );
}

function ScreenFault(props: { readonly details: string; onRetry(): void }) {
  const t = translatorOf(pageLanguage());
  const copy = () => void navigator.clipboard.writeText(props.details);
  return (
    <div className="screen screen-fault" role="alert">
      <EmptyState text={t('fault.screen')}>
        <Button look="primary" onPress={() => props.onRetry()}>
          {t('fault.again')}
        </Button>
        <Button look="outlined" onPress={() => location.reload()}>
          {t('fault.reloadPage')}
        </Button>
        <Button look="outlined" icon="copy" onPress={copy}>
          {t('fault.copy')}
        </Button>
      </EmptyState>
    </div>
  );
}

function pageLanguage(): Language {
  return document.documentElement.lang === 'ko' ? 'ko' : 'en';
}

/** A line over the screen for what nobody caught; the screen itself goes on. */
export function FaultBar({ faults }: { readonly faults: PageFaults }) {
  const t = useText();
  const fault = useSyncExternalStore(faults.subscribe, faults.current);
  if (fault === null) return null;
  return (
    <div className="fault-bar" role="alert">
      <span className="fault-text">{t('fault.page', { count: fault.count })}</span>
      <CopyButton hint={t('fault.copyHint')} textOf={() => fault.details} />
      <Button look="outlined" onPress={() => location.reload()}>
        {t('fault.reloadPage')}
      </Button>
      <Button icon="cross" hint={t('failure.dismiss')} onPress={() => faults.dismiss()} />
    </div>
  );
}
