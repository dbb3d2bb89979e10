/**
 * Starts one of the app's own workers under the page's policy. A worker that is loaded from the
 * network has the policy of its own response, and a static host sends none: it could ask any host.
 * One from a blob inherits its creator's, so the blob only imports the script by its address.
 */

/** `url` is a module script of the own origin; `name` is shown by the browser's tools. */
export function startPolicyWorker(url: string, name: string): Worker {
  const address = new URL(url, import.meta.url).href;
  const blob = new Blob([`import ${JSON.stringify(address)};`], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(blob), { type: 'module', name });
}
