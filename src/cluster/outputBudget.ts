/** The most that is kept where a result holds every record, for workers and JobManager alike. */

/** What is said where a program has printed more than so many characters. */
export function outputBudgetSentence(maxChars: number): string {
  return (
    `The program has printed more than ${Math.floor(maxChars / 1e6)} MB, which is the most that ` +
    'is kept where every record is wanted, as on the command line and in window.millrace.run(). ' +
    'Print less: filter or aggregate in front of print(). The Run button of the page has no ' +
    'such limit, because it shows the newest records only.'
  );
}
