/** What was thrown, as text for a report. */

const MOST_DETAILS = 10_000;

/** Takes anything; never throws itself. */
export function detailsOf(thrown: unknown, more = ''): string {
  try {
    const isError = thrown instanceof Error;
    const text = isError ? (thrown.stack ?? `${thrown.name}: ${thrown.message}`) : String(thrown);
    return `${text}${more && `\n${more}`}`.slice(0, MOST_DETAILS);
  } catch {
    return 'something that has no text was thrown';
  }
}
