/** A part of the screen that may fail by itself: the others go on, and it can be drawn again. */
import type { ReactNode } from 'react';
import { useApp, useText } from '../store/AppContext.tsx';
import { Boundary } from './Boundary.tsx';
import { Button } from './Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { EmptyState } from './EmptyState.tsx';

/** A panel that may fail by itself; another program is another chance. */
export function GuardedPanel(props: { readonly label: string; readonly children: ReactNode }) {
  const t = useText();
  const resetOn = useApp((state) => state.program.drawn);
  return (
    <Boundary
      resetOn={resetOn}
      fallback={({ details, retry }) => (
        <div className="panel-fault" role="alert">
          <EmptyState text={t('fault.panel', { panel: props.label })}>
            <Button look="outlined" icon="undo" onPress={retry}>
              {t('fault.reloadPanel')}
            </Button>
            <CopyButton hint={t('fault.copyHint')} textOf={() => details} />
          </EmptyState>
        </div>
      )}
    >
      {props.children}
    </Boundary>
  );
}
