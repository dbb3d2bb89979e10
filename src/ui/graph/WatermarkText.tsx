/** A watermark in words: a time, or why there is none. */

import type { Translate } from '../i18n/translate.ts';
import type { Language } from '../i18n/words.ts';
import { eventTime, exactEventTime } from '../kit/format.ts';
import { useApp, useText } from '../store/AppContext.tsx';
import { languageOf } from '../store/preferences.ts';

/** The words. */
export function watermarkText(
  watermark: number | null,
  language: Language,
  t: Translate,
  isWithTenths = false,
): string {
  if (watermark === null) return t('watermark.none');
  if (watermark === Number.POSITIVE_INFINITY) return t('watermark.end');
  if (watermark === Number.NEGATIVE_INFINITY) return t('watermark.lowest');
  return eventTime(watermark, language, isWithTenths);
}

/** The words, with the exact time on hover; of a job that is over, none comes any more. */
export function WatermarkText(props: {
  readonly watermark: number | null;
  readonly isWithTenths?: boolean;
}) {
  const t = useText();
  const language = useApp(languageOf);
  const isOver = useApp((state) => state.job.end !== null);
  const isTime = props.watermark !== null && Number.isFinite(props.watermark);
  return (
    <span className="num" title={isTime ? exactEventTime(props.watermark!, language) : undefined}>
      {isOver && props.watermark === null
        ? t('watermark.never')
        : watermarkText(props.watermark, language, t, props.isWithTenths)}
    </span>
  );
}
