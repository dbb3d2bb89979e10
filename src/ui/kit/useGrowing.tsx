/** A long list, some at a time: the rest is counted, and comes when it is asked for. */
import { type ReactNode, useState } from 'react';
import { useText } from '../store/AppContext.tsx';
import { Button } from './Button.tsx';

/** The first items of a list, and the button for more of them; null where all are there. */
export function useGrowing<T>(
  items: readonly T[],
  step: number,
): readonly [shown: readonly T[], more: ReactNode] {
  const t = useText();
  const [limit, setLimit] = useState(step);
  if (items.length <= limit) return [items, null];
  const count = Math.min(step, items.length - limit);
  const more = (
    <Button
      hint={t('list.more', { count: items.length - limit })}
      onPress={() => setLimit(limit + step)}
    >
      {t('list.showMore', { count })}
    </Button>
  );
  return [items.slice(0, limit), more];
}
