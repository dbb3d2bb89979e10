/**
 * The hidden, sandboxed iframe, on the page's main thread. Its origin is opaque, its own policy
 * lets it load blobs and nothing else; removing it ends every worker in it at once, endless loops
 * too.
 */
import type { FrameBoot } from './frameProtocol.ts';

/** Who can open and close the sandbox; there is at most one. */
export interface SandboxFrames {
  /** Opens a fresh frame whose control port is the other end of `control`. */
  open(control: MessagePort): Promise<void>;
  /** Removes the frame, if there is one. */
  close(): Promise<void>;
}

/** Makes the frame in a document. `baseUrl` is where the app's files lie. */
export class SandboxFrame implements SandboxFrames {
  private readonly document: Document;
  private readonly baseUrl: string;
  private workerText: Promise<string> | null = null;
  private frame: HTMLIFrameElement | null = null;

  constructor(document: Document, baseUrl: string) {
    this.document = document;
    this.baseUrl = baseUrl;
  }

  async open(control: MessagePort): Promise<void> {
    await this.close();
    const frame = this.document.createElement('iframe');
    this.frame = frame;
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.setAttribute('aria-hidden', 'true');
    frame.tabIndex = -1;
    frame.hidden = true;
    frame.title = 'Sandbox';
    frame.src = new URL('sandbox.html', this.baseUrl).href;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    this.document.body.append(frame);
    const [workerText] = await Promise.all([this.fetchWorkerText(), loaded]);
    if (this.frame !== frame) return;
    const boot: FrameBoot = { kind: 'millrace-boot', workerText };
    // The frame's origin is opaque: no target origin but '*' can name it.
    frame.contentWindow?.postMessage(boot, '*', [control]);
  }

  async close(): Promise<void> {
    this.frame?.remove();
    this.frame = null;
  }

  private fetchWorkerText(): Promise<string> {
    this.workerText ??= fetchText(new URL('sandbox-worker.js', this.baseUrl).href);
    return this.workerText;
  }
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`The sandbox's worker could not be loaded (${response.status})`);
  return response.text();
}
