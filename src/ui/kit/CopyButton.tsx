/** A button that copies a text, and says for a moment that it did. */
import { useEffect, useState } from 'react';
import { useText } from '../store/AppContext.tsx';
import { Button } from './Button.tsx';

/** Copies a text and says so for a moment. */
export function CopyButton(props: { readonly hint: string; textOf(): string }) {
  const t = useText();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => void navigator.clipboard.writeText(props.textOf()).then(() => setCopied(true));
  return (
    <Button icon={isCopied ? 'check' : 'copy'} hint={props.hint} onPress={copy}>
      {t(isCopied ? 'output.copied' : 'output.copy')}
    </Button>
  );
}
