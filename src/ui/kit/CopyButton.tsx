/** A button that copies a text, and says for a moment that it did. */
import { useEffect, useState } from 'react';
import { useText } from '../store/AppContext.tsx';
import { Button } from './Button.tsx';

/** Copies a text and says so for a moment; a browser that refuses is said too. */
export function CopyButton(props: {
  readonly hint: string;
  readonly label?: string;
  readonly isDisabled?: boolean;
  textOf(): string;
}) {
  const t = useText();
  const [result, setResult] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (result === null) return undefined;
    const timer = setTimeout(() => setResult(null), 1_500);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = () =>
    void navigator.clipboard.writeText(props.textOf()).then(
      () => setResult('copied'),
      () => setResult('refused'),
    );
  const label = props.label ?? t('output.copy');
  return (
    <>
      <Button
        icon={result === 'copied' ? 'check' : 'copy'}
        hint={props.hint}
        isDisabled={props.isDisabled ?? false}
        onPress={copy}
      >
        {result === null ? label : t(`output.${result}`)}
      </Button>
      <span className="visually-hidden" role="status">
        {result === null ? '' : t(`output.${result}`)}
      </span>
    </>
  );
}
