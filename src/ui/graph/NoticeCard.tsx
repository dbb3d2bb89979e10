/**
 * The box of a fault: what went wrong, what to do, where, the original words, and the acts under
 * them. Folded it is a few lines; unfolded it has all of it.
 */
import { type ReactNode, useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { CopyButton } from '../kit/CopyButton.tsx';
import { Icon } from '../kit/Icon.tsx';
import { useText } from '../store/AppContext.tsx';

/** What a box says; all but the title may be missing. */
export interface NoticeWords {
  readonly tone: 'danger' | 'warning';
  readonly title: string;
  /** Behind the title: places as links. */
  readonly places?: ReactNode;
  /** What to do, or what it means; said first. */
  readonly advice?: string | null;
  /** The original sentence; small where it stands under an advice. */
  readonly message?: string;
  /** One line of what is unfolded. */
  readonly preview?: ReactNode;
  /** What is there when it is unfolded. */
  readonly details?: ReactNode;
  /** Everything as text; its copying is offered where it is given. */
  copyText?(): string;
  onShow?(): void;
  onDismiss?(): void;
}

/** The box. */
export function NoticeCard(props: NoticeWords) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const { advice = null, message } = props;
  return (
    <div className={`notice notice-${props.tone} ${isOpen ? 'is-open' : ''}`}>
      <Icon name={props.tone === 'danger' ? 'error' : 'warning'} />
      <div className="notice-body">
        <p className="notice-title">
          <strong>{props.title}</strong> {props.places}
        </p>
        {advice !== null && <p className="notice-advice">{advice}</p>}
        {message !== undefined && (
          <p className={`notice-message ${advice === null ? '' : 'is-original'}`}>{message}</p>
        )}
        {isOpen ? props.details : props.preview}
        <Acts {...props} isOpen={isOpen} onFold={() => setOpen(!isOpen)} />
      </div>
      {props.onDismiss && (
        <Button icon="cross" hint={t('failure.dismiss')} onPress={props.onDismiss} />
      )}
    </div>
  );
}

function Acts(props: NoticeWords & { readonly isOpen: boolean; onFold(): void }) {
  const t = useText();
  const { onShow, copyText, details } = props;
  if (!onShow && !copyText && !details) return null;
  return (
    <div className="notice-actions">
      {onShow && (
        <Button look="outlined" onPress={onShow}>
          {t('failure.show')}
        </Button>
      )}
      {details && (
        <Button isExpanded={props.isOpen} onPress={props.onFold}>
          {t(props.isOpen ? 'failure.less' : 'failure.details')}
        </Button>
      )}
      {copyText && (
        <CopyButton label={t('failure.copy')} hint={t('failure.copyHint')} textOf={copyText} />
      )}
    </div>
  );
}
